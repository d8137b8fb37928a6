package org.sparring.jobs.loss;

import java.util.List;
import java.util.SortedMap;
import org.sparring.common.part.Batch;
import org.sparring.common.part.Reach;
import org.sparring.common.part.Slopes;
import org.sparring.common.part.Tallies;
import org.sparring.common.part.Tally;

/**
 * A loss of quantiles: one quantity of a step's pairs shall exceed another one, quantile by
 * quantile, as first-order stochastic dominance asks for.
 */
public interface Dominance extends MarginLoss {
  /** Probability that a label is wrong. */
  double labelSmoothing();

  /** The quantity of a pair that shall be great; its slopes are passed on. */
  PairPoint greater(Pair pair);

  /** The quantity of a pair that shall be small. */
  PairPoint less(Pair pair);

  @Override
  default Reach reach() {
    return Reach.STEP;
  }

  @Override
  default Point of(double margin) {
    Point point = Logistic.loss(beta() * margin, labelSmoothing());
    return new Point(point.value(), beta() * point.slope());
  }

  @Override
  default double evaluate(Batch batch, Slopes slopes) {
    List<PlacedPair> pairs = PlacedPair.all(this, batch);
    double[] chosen = new double[pairs.size()];
    double[] rejected = new double[pairs.size()];
    double[] sum = {0};
    walk(
        pairs,
        (above, below, mass) -> {
          PairPoint greater = greater(pairs.get(above).pair());
          PairPoint less = less(pairs.get(below).pair());
          Point point = of(greater.value() - less.value());
          sum[0] += mass * point.value();
          chosen[above] += mass * point.slope() * greater.chosen();
          rejected[above] += mass * point.slope() * greater.rejected();
          chosen[below] -= mass * point.slope() * less.chosen();
          rejected[below] -= mass * point.slope() * less.rejected();
        });
    for (int i = 0; i < pairs.size(); i++) {
      pairs.get(i).spread(this, chosen[i], rejected[i], slopes);
    }
    return sum[0];
  }

  @Override
  default SortedMap<String, Tally> observe(Batch batch) {
    Tallies log = new Tallies().addAll(MarginLoss.super.observe(batch));
    List<PlacedPair> pairs = PlacedPair.all(this, batch);
    walk(
        pairs,
        (above, below, mass) -> {
          double quantile =
              greater(pairs.get(above).pair()).value() - less(pairs.get(below).pair()).value();
          log.add("quantiles/violated", quantile < 0 ? 1 : 0, mass);
        });
    return log.all();
  }

  private void walk(List<PlacedPair> pairs, Coupling.Piece piece) {
    Coupling.walk(
        pairs.stream().mapToDouble(each -> greater(each.pair()).value()).toArray(),
        pairs.stream().mapToDouble(each -> less(each.pair()).value()).toArray(),
        pairs.stream().mapToDouble(PlacedPair::weight).toArray(),
        piece);
  }
}
