package org.sparring.jobs.loss;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.sparring.common.config.Param;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.common.part.Batch;
import org.sparring.common.part.Tallies;
import org.sparring.common.part.Tally;

/**
 * Binary classifier optimisation.
 *
 * <p>The shift is the mean of the implicit rewards of every labelled response of the run, those of
 * the step itself included. It carries the sum of their weights and their weighted sum.
 */
@About(
    value =
        "Binary classifier optimisation: implicit rewards of desirable responses shall lie above"
            + " their running mean, those of undesirable ones below.",
    formula =
        "desirable -log sigma(r - delta), undesirable -w log sigma(delta - r); r = beta (log pi -"
            + " log pi_ref); delta is the mean of r over all steps so far, a constant; w = 1, or"
            + " with matching p / (1 - p) between two bounds; p is how likely the prompt is that of"
            + " a desirable response",
    paper = "Jung et al. 2024, Binary classifier optimization for large language model alignment")
public record Bco(
    @Param(value = "Strength of the tie to the reference.", or = "0.1", min = 0, above = true)
        double beta,
    @Param(value = "How prompts of undesirable responses are weighted.", or = "{}")
        Matching matching,
    @Param(value = "The model that is trained.", or = "policy") String model,
    @Param(value = "The model that gains are measured from.", or = "reference") String reference)
    implements UnpairedLoss {

  /** Without weights. */
  public Bco(double beta, String model, String reference) {
    this(beta, Matching.NONE, model, reference);
  }

  @Override
  public Set<Row> reads() {
    Set<Row> rows = new TreeSet<>(UnpairedLoss.super.reads());
    rows.addAll(matching.reads());
    return rows;
  }

  @Override
  public double factor(Rollout undesirable) {
    return matching.factor(undesirable);
  }

  @Override
  public SortedMap<String, Tally> observe(Batch batch) {
    Tallies weights = new Tallies();
    held(
        batch,
        (response, weight) -> {
          if (matching.weighs() && !response.desirable()) {
            weights.add("matching/weight", response.factor(), weight);
          }
        });
    SortedMap<String, Tally> log = UnpairedLoss.super.observe(batch);
    log.putAll(weights.all());
    return log;
  }

  @Override
  public double[] memory() {
    return new double[2];
  }

  @Override
  public double[] recall(Batch batch) {
    double[] moments = batch.memory().clone();
    held(
        batch,
        (response, weight) -> {
          moments[0] += weight;
          moments[1] += weight * beta * response.gain();
        });
    return moments;
  }

  @Override
  public double shift(Batch batch) {
    return batch.memory()[0] == 0 ? 0 : batch.memory()[1] / batch.memory()[0];
  }

  @Override
  public Point at(Labelled response, double shift) {
    double x = response.sign() * (beta * response.gain() - shift);
    return new Point(-Logistic.log(x), -beta * response.sign() * Logistic.of(-x));
  }
}
