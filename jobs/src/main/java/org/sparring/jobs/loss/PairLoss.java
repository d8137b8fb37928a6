package org.sparring.jobs.loss;

import java.util.Optional;
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
 * A loss of the best and the worst member of each ranked group, or of the pairs that a group names,
 * lifted to a sum over the batch.
 *
 * <p>Its mass is the number of pairs; a group without a strict order adds nothing to either.
 */
public interface PairLoss extends Loss {
  /** The live row: a score of each member, or numbers that are totalled over its trained tokens. */
  Row row();

  /** The stored row that gains are measured from; empty for a loss without a reference. */
  default Optional<Row> base() {
    return Optional.empty();
  }

  /** What each number counts in the total of its response: by default trained tokens are summed. */
  default Shares shares(Credited chosen, Credited rejected) {
    return Shares.sum(row(), chosen, rejected);
  }

  /** What the loss of a pair is multiplied by: a constant, which the mass does not know. */
  default double factor(Batch batch, int group, RankedPair ranked) {
    return 1;
  }

  /** The loss of one pair and its slopes with respect to the two live totals. */
  PairPoint at(Pair pair);

  /** Adds what is worth logging of one pair. */
  default void note(Pair pair, double weight, Tallies log) {}

  @Override
  default Set<Row> live() {
    return Set.of(row());
  }

  @Override
  default Set<Row> reads() {
    return base().map(Set::of).orElse(Set.of());
  }

  @Override
  default double mass(Group<Credited> group) {
    return RankedPair.all(group).stream().mapToDouble(RankedPair::weight).sum();
  }

  @Override
  default double evaluate(Batch batch, Slopes slopes) {
    double sum = 0;
    for (PlacedPair each : PlacedPair.all(this, batch)) {
      PairPoint point = at(each.pair());
      double weight = each.weight() * each.pair().factor();
      sum += weight * point.value();
      each.spread(this, weight * point.chosen(), weight * point.rejected(), slopes);
    }
    return sum;
  }

  @Override
  default SortedMap<String, Tally> observe(Batch batch) {
    Tallies log = new Tallies();
    PlacedPair.all(this, batch).forEach(each -> note(each.pair(), each.weight(), log));
    return log.all();
  }
}
