package org.sparring.jobs.loss;

import java.util.Set;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.part.Batch;
import org.sparring.common.part.Loss;
import org.sparring.common.part.Referenced;
import org.sparring.common.part.Slopes;

/**
 * A loss of the gap between every two members of a group given the odds of the one against the
 * other, lifted to a sum over the batch. The weight of a duel is the product of its members'
 * weights, its mass the number of duels, by their weights.
 */
public interface DuelLoss extends Loss, Referenced {
  /** The model that is trained. */
  String model();

  /**
   * The loss of one duel and its slope with respect to the gap.
   *
   * @param gap what the one's summed log-probability has gained on the reference, less what the
   *     other's has
   * @param odds the probability that the one is preferred to the other
   */
  Point at(double gap, double odds);

  /** The live row. */
  default Row row() {
    return Row.logProb(model());
  }

  @Override
  default Set<Row> live() {
    return Set.of(row());
  }

  @Override
  default Set<Row> reads() {
    return Set.of(Row.logProb(reference()));
  }

  @Override
  default double mass(Group<Credited> group) {
    double[] mass = {0};
    Tournament.of(group, row()).duels((one, other, weight) -> mass[0] += weight);
    return mass[0];
  }

  @Override
  default double evaluate(Batch batch, Slopes slopes) {
    double[] sum = {0};
    for (int g = 0; g < batch.groups().size(); g++) {
      int at = g;
      Group<Credited> group = batch.groups().get(g);
      Tournament tournament = Tournament.of(group, row());
      tournament.duels(
          (one, other, weight) -> {
            double gap = gain(batch, at, one) - gain(batch, at, other);
            Point point = at(gap, tournament.beats(one, other));
            sum[0] += weight * point.value();
            spread(group, new Total.Place(at, one, row()), weight * point.slope(), slopes);
            spread(group, new Total.Place(at, other, row()), -weight * point.slope(), slopes);
          });
    }
    return sum[0];
  }

  private double gain(Batch batch, int g, int m) {
    var rollout = batch.groups().get(g).get(m).rollout();
    Row base = Row.logProb(reference());
    return Total.of(rollout, row(), batch.live().at(g, m, row()))
        - Total.of(rollout, base, rollout.row(base));
  }

  private static void spread(
      Group<Credited> group, Total.Place place, double slope, Slopes slopes) {
    Total.spread(place, group.get(place.member()).rollout(), slope, slopes);
  }
}
