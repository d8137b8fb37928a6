package org.sparring.jobs.loss;

import java.util.Optional;
import java.util.Set;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Row;
import org.sparring.common.part.Batch;
import org.sparring.common.part.Referenced;
import org.sparring.common.part.Tallies;

/** A loss of what both responses of a pair gain. */
public interface GainLoss extends PairLoss, Referenced {
  /** How gains are measured. */
  Gains gains();

  /** What turns a gain into an implicit reward. */
  double beta();

  /** The loss of the two gains and its slopes with respect to them. */
  PairPoint of(double chosen, double rejected);

  @Override
  default PairPoint at(Pair pair) {
    Point chosen = gains().at(pair.chosen().gain());
    Point rejected = gains().at(pair.rejected().gain());
    PairPoint point = of(chosen.value(), rejected.value());
    return new PairPoint(
        point.value(), point.chosen() * chosen.slope(), point.rejected() * rejected.slope());
  }

  @Override
  default Row row() {
    return gains().row();
  }

  @Override
  default Optional<Row> base() {
    return gains().base();
  }

  @Override
  default String reference() {
    return gains().reference();
  }

  @Override
  default Set<Row> live() {
    return gains().live();
  }

  @Override
  default Shares shares(Credited chosen, Credited rejected) {
    return gains().shares(chosen, rejected);
  }

  @Override
  default double factor(Batch batch, int group, RankedPair ranked) {
    return gains().weighting().of(batch, group, ranked, gains().model());
  }

  @Override
  default void note(Pair pair, double weight, Tallies log) {
    ImplicitRewards.note(pair, beta(), weight, log);
    if (gains().weighting() != Weighting.EQUAL) {
      log.add("pairs/factor", pair.factor(), weight);
    }
  }
}
