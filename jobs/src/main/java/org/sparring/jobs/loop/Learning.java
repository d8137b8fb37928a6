package org.sparring.jobs.loop;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparring.common.workspace.FileEntry;

/** LOCAL STEPS and AVERAGE: how the round's groups become new parameters. */
interface Learning {
  /** ADJUST, CREDIT, NORMALISE, and the workers' share of the learning. */
  Stepped steps(RolledOut rollouts, State state);

  /** AVERAGE. */
  Averaged average(RolledOut rollouts, Stepped steps, State state);

  /** What workers leave, and what adjustments carry, by stream and index. */
  record Stepped(
      List<StepsWork.Done> workers, SortedMap<String, SortedMap<Integer, double[]>> settled)
      implements Serializable {
    List<FileEntry> files() {
      return workers.stream().flatMap(each -> each.files().stream()).toList();
    }
  }

  /** The learners' new vectors, reducer by reducer. */
  record Averaged(List<AverageWork.Done> reducers) implements Serializable {
    List<FileEntry> files() {
      List<FileEntry> files = new ArrayList<>();
      reducers.forEach(each -> files.add(each.value()));
      reducers.forEach(each -> files.addAll(each.outer()));
      return files;
    }
  }

  /** Each worker's files of rollouts, by stream. */
  static List<StepsWork.Shard> shards(RolledOut rollouts, int workers) {
    List<StepsWork.Shard> shards = new ArrayList<>();
    for (int w = 0; w < workers; w++) {
      shards.add(new StepsWork.Shard(w, new TreeMap<>()));
    }
    for (int i = 0; i < rollouts.shards().size(); i++) {
      RolloutWork.Done each = rollouts.shards().get(i);
      shards.get(i % workers).files().put(each.stream(), each.files());
    }
    return shards;
  }
}
