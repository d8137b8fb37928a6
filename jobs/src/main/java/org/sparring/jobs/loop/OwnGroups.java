package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.model.WorkerGroups;

/** A worker's credited groups in the order of its steps, read from its committed roll-outs. */
record OwnGroups(
    Run run,
    int round,
    SortedMap<String, SortedMap<Integer, double[]>> settled,
    StepsWork.Shard shard)
    implements WorkerGroups {
  @Override
  public List<Group<Credited>> read() {
    Credits credits = new Credits(run, round, settled);
    StepOrder order = new StepOrder(run, round, shard.worker());
    List<Group<Credited>> groups = new ArrayList<>();
    shard
        .files()
        .forEach(
            (stream, files) -> {
              List<Group<Credited>> read = credits.read(stream, files);
              for (int epoch = 0; epoch < run.recipe().batching().epochs(); epoch++) {
                groups.addAll(order.of(stream, read, epoch));
              }
            });
    return groups;
  }
}
