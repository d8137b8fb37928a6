package org.sparring.jobs.loss;

import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.common.part.Tallies;

/**
 * The clipped surrogate of whole sequences: one ratio for each, without division by its length.
 *
 * <p>The advantage of a sequence is the mean of those of its trained tokens. The share of clipped
 * sequences counts those whose clipped term is the greater one.
 */
@About(
    value = "PPO's clipped surrogate of whole sequences, each a single action.",
    formula =
        "max(-A rho, -A clip(rho, 1 - epsilon, 1 + epsilon_high)); rho = exp(sum_t (log pi - log "
            + "pi_old)); A is the mean advantage of the trained tokens; A and log pi_old are "
            + "constants",
    paper =
        "Ahmadian et al. 2024, Back to basics: revisiting REINFORCE-style optimization for learning"
            + " from human feedback in LLMs; the clipped ratio of the whole sequence is TRL's")
public record ClippedSequence(
    @Param(
            value = "How far below 1 the ratio may fall.",
            or = "0.2",
            min = 0,
            max = 1,
            above = true)
        double epsilon,
    @Param(value = "How far above 1 the ratio may rise; 0 takes epsilon.", or = "0", min = 0)
        double epsilonHigh,
    @Param(value = "The model that is trained.", or = "policy") String model)
    implements SequenceLoss {

  @Override
  public Row row() {
    return Row.logProb(model);
  }

  @Override
  public Set<Row> reads() {
    return Set.of(row());
  }

  @Override
  public Point at(Sequence sequence) {
    return surrogate().at(logRatio(sequence), sequence.advantage());
  }

  @Override
  public void note(Sequence sequence, double weight, Tallies log) {
    surrogate().note(logRatio(sequence), sequence.advantage(), weight, log);
  }

  private double logRatio(Sequence sequence) {
    return sequence.live() - sequence.stored(row());
  }

  private Surrogate surrogate() {
    return Surrogate.of(epsilon, epsilonHigh);
  }
}
