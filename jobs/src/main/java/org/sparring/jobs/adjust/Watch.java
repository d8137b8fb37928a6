package org.sparring.jobs.adjust;

import java.util.Set;
import java.util.TreeSet;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.common.data.Signal;

/** Changes nothing, but has log-probabilities and entropies stored for those who read the table. */
public record Watch(
    @Param(value = "The model that sampled.", or = "policy") String model,
    @Param(value = "The model that it is compared with.", or = "reference") String reference)
    implements Shaping {
  @Override
  public Set<Row> reads() {
    return new TreeSet<>(
        Set.of(
            Row.logProb(model), Row.logProb(reference), new Row(model, Signal.ENTROPY)));
  }

  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    return group;
  }
}
