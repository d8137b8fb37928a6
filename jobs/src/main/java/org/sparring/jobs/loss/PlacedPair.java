package org.sparring.jobs.loss;

import java.util.ArrayList;
import java.util.List;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.part.Batch;
import org.sparring.common.part.Slopes;

/**
 * A pair and where it stands in a batch.
 *
 * @param group index of its group
 * @param ranked indices of its members
 * @param pair the pair
 */
record PlacedPair(int group, RankedPair ranked, Pair pair) {
  /** The pairs of every group, in the order of the groups. */
  static List<PlacedPair> all(PairLoss loss, Batch batch) {
    List<PlacedPair> all = new ArrayList<>();
    for (int g = 0; g < batch.groups().size(); g++) {
      for (RankedPair ranked : RankedPair.all(batch.groups().get(g))) {
        all.add(new PlacedPair(g, ranked, pair(loss, batch, g, ranked)));
      }
    }
    return all;
  }

  double weight() {
    return ranked.weight();
  }

  /** Passes slopes with respect to both totals on to the numbers that they are made of. */
  void spread(PairLoss loss, double chosen, double rejected, Slopes slopes) {
    Total.spread(
        new Total.Place(group, ranked.chosen(), loss.row()),
        pair.chosen().factors(),
        chosen,
        slopes);
    Total.spread(
        new Total.Place(group, ranked.rejected(), loss.row()),
        pair.rejected().factors(),
        rejected,
        slopes);
  }

  private static Pair pair(PairLoss loss, Batch batch, int g, RankedPair ranked) {
    Group<Credited> group = batch.groups().get(g);
    Credited chosen = group.get(ranked.chosen());
    Credited rejected = group.get(ranked.rejected());
    Shares shares = loss.shares(chosen, rejected);
    return new Pair(
        side(loss, batch.live().at(g, ranked.chosen(), loss.row()), chosen, shares.chosen()),
        side(loss, batch.live().at(g, ranked.rejected(), loss.row()), rejected, shares.rejected()),
        ranked.strength(),
        loss.factor(batch, g, ranked));
  }

  private static Side side(PairLoss loss, double[] live, Credited member, double[] factors) {
    double base = loss.base().map(row -> Total.of(factors, member.rollout().row(row))).orElse(0.0);
    return new Side(member, factors, Total.of(factors, live), base);
  }
}
