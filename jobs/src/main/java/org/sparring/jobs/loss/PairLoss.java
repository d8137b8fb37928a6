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
  /** The live row: a score of each member, or numbers that are summed over its trained tokens. */
  Row row();

  /** The stored row that gains are measured from; empty for a loss without a reference. */
  default Optional<Row> base() {
    return Optional.empty();
  }

  /** The loss of one pair and its two slopes. */
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
    for (int g = 0; g < batch.groups().size(); g++) {
      for (RankedPair ranked : RankedPair.all(batch.groups().get(g))) {
        sum += evaluate(batch, g, ranked, slopes);
      }
    }
    return sum;
  }

  @Override
  default SortedMap<String, Tally> observe(Batch batch) {
    Tallies log = new Tallies();
    for (int g = 0; g < batch.groups().size(); g++) {
      int group = g;
      RankedPair.all(batch.groups().get(g))
          .forEach(each -> note(pair(batch, group, each), each.weight(), log));
    }
    return log.all();
  }

  private double evaluate(Batch batch, int g, RankedPair ranked, Slopes slopes) {
    PairPoint point = at(pair(batch, g, ranked));
    Group<Credited> group = batch.groups().get(g);
    Total.spread(
        new Total.Place(g, ranked.chosen(), row()),
        group.get(ranked.chosen()).rollout(),
        ranked.weight() * point.chosen(),
        slopes);
    Total.spread(
        new Total.Place(g, ranked.rejected(), row()),
        group.get(ranked.rejected()).rollout(),
        ranked.weight() * point.rejected(),
        slopes);
    return ranked.weight() * point.value();
  }

  private Pair pair(Batch batch, int g, RankedPair ranked) {
    Group<Credited> group = batch.groups().get(g);
    Credited chosen = group.get(ranked.chosen());
    Credited rejected = group.get(ranked.rejected());
    return new Pair(
        Total.of(chosen.rollout(), row(), batch.live().at(g, ranked.chosen(), row())),
        Total.of(rejected.rollout(), row(), batch.live().at(g, ranked.rejected(), row())),
        stored(chosen),
        stored(rejected),
        chosen.rollout().trainedTokens(),
        rejected.rollout().trainedTokens(),
        ranked.strength());
  }

  private double stored(Credited member) {
    return base()
        .map(row -> Total.of(member.rollout(), row, member.rollout().row(row)))
        .orElse(0.0);
  }
}
