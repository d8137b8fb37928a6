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
 * A loss of an advantage and of the ratio between the policy and the one that sampled, lifted to a
 * sum over the batch.
 */
public interface RatioLoss extends Loss {
  /** The model that is trained. */
  String model();

  /** What has a ratio of its own. */
  RatioOf ratio();

  /** What the loss is averaged over. */
  MeanOver mean();

  /** The loss of one ratio, and its slope with respect to the log-ratio. */
  Point at(double logRatio, double advantage);

  /** Adds what is worth logging of one ratio; weight is its weight in the loss. */
  default void note(double logRatio, double advantage, double weight, Tallies log) {}

  /** The log-probabilities, live and as they were stored when the policy sampled. */
  default Row row() {
    return Row.logProb(model());
  }

  @Override
  default Set<Row> live() {
    return Set.of(row());
  }

  @Override
  default Set<Row> reads() {
    return Set.of(row());
  }

  @Override
  default double mass(Group<Credited> group) {
    return group.members().stream().mapToDouble(mean()::mass).sum();
  }

  @Override
  default double evaluate(Batch batch, Slopes slopes) {
    double[] sum = {0};
    walk(
        batch,
        (g, m, action) -> {
          Point point = at(action.logRatio(), action.advantage());
          sum[0] += action.weight() * point.value();
          double slope = action.weight() * action.part() * point.slope();
          for (int t = action.from(); t < action.to(); t++) {
            if (batch.groups().get(g).get(m).rollout().trained(t)) {
              slopes.add(g, m, row(), t, slope);
            }
          }
        });
    return sum[0];
  }

  @Override
  default SortedMap<String, Tally> observe(Batch batch) {
    Tallies log = new Tallies();
    walk(batch, (g, m, each) -> note(each.logRatio(), each.advantage(), each.weight(), log));
    return log.all();
  }

  private void walk(Batch batch, RatioStep step) {
    for (int g = 0; g < batch.groups().size(); g++) {
      Group<Credited> group = batch.groups().get(g);
      for (int m = 0; m < group.size(); m++) {
        Credited member = group.get(m);
        if (member.weight() != 0) {
          double[] live = batch.live().at(g, m, row());
          double[] old = member.rollout().row(row());
          for (RatioOf.Action action : ratio().actions(member, live, old, mean())) {
            step.take(g, m, action);
          }
        }
      }
    }
  }
}
