package org.sparring.jobs.loss;

import java.util.Set;
import java.util.SortedMap;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.part.Batch;
import org.sparring.common.part.Loss;
import org.sparring.common.part.Slopes;
import org.sparring.common.part.Tallies;
import org.sparring.common.part.Tally;

/**
 * A loss of one live total for each member, lifted to a sum over the batch; its mass is the number
 * of members with anything to train, by their weights.
 */
public interface SequenceLoss extends Loss {
  /** The live row: a score, or numbers that are summed over the trained tokens. */
  Row row();

  /** The loss of one member and its slope with respect to the live total. */
  Point at(Sequence sequence);

  /** Adds what is worth logging of one member. */
  default void note(Sequence sequence, double weight, Tallies log) {}

  @Override
  default Set<Row> live() {
    return Set.of(row());
  }

  @Override
  default double mass(Group<Credited> group) {
    double mass = 0;
    for (Credited member : group.members()) {
      mass += Total.trains(member.rollout(), row()) ? member.weight() : 0;
    }
    return mass;
  }

  @Override
  default double evaluate(Batch batch, Slopes slopes) {
    double[] sum = {0};
    walk(
        batch,
        (place, sequence, weight) -> {
          Point point = at(sequence);
          sum[0] += weight * point.value();
          Total.spread(place, sequence.member().rollout(), weight * point.slope(), slopes);
        });
    return sum[0];
  }

  @Override
  default SortedMap<String, Tally> observe(Batch batch) {
    Tallies log = new Tallies();
    walk(batch, (place, sequence, weight) -> note(sequence, weight, log));
    return log.all();
  }

  private void walk(Batch batch, SequenceStep step) {
    for (int g = 0; g < batch.groups().size(); g++) {
      Group<Credited> group = batch.groups().get(g);
      for (int m = 0; m < group.size(); m++) {
        Credited member = group.get(m);
        if (member.weight() != 0 && Total.trains(member.rollout(), row())) {
          double live = Total.of(member.rollout(), row(), batch.live().at(g, m, row()));
          double held = Total.of(member.rollout(), row(), batch.held().at(g, m, row()));
          Sequence sequence = new Sequence(member, live, held);
          step.take(new Total.Place(g, m, row()), sequence, member.weight());
        }
      }
    }
  }
}
