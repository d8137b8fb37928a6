package org.sparring.common.part;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Progress;
import org.sparring.common.data.Role;
import org.sparring.common.data.Row;

/** A pure loss: a sum, its mass, and its slope. It knows no engine and no Spark. */
public interface Loss extends Part {
  /** Rows that it differentiates. */
  Set<Row> live();

  /** The group's share of the denominator, from data alone. */
  double mass(Group<Credited> group);

  /** The sum over the batch; adds its derivative with respect to each live row to the slopes. */
  double evaluate(Batch batch, Slopes slopes);

  /** The loss as it is at a point of the run: itself, unless a number of it changes in a run. */
  default Loss during(Progress progress) {
    return this;
  }

  /** Roles of members besides samples that it learns from; the generator must make them. */
  default Set<Role> roles() {
    return Set.of();
  }

  default Reach reach() {
    return Reach.GROUP;
  }

  /** Initial values of the numbers that it carries from step to step. */
  default double[] memory() {
    return new double[0];
  }

  /** Their next values, from held rows, before {@link #evaluate}. */
  default double[] recall(Batch batch) {
    return batch.memory();
  }

  /** Statistics of the batch by the name of the metric, for the log; pure, and empty by default. */
  default SortedMap<String, Tally> observe(Batch batch) {
    return Collections.emptySortedMap();
  }
}
