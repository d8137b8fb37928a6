package org.sparring.jobs.loss;

import org.sparring.common.config.Param;
import org.sparring.common.part.About;
import org.sparring.common.part.Batch;

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
        "desirable -log sigma(r - delta), undesirable -log sigma(delta - r); r = beta (log pi - log"
            + " pi_ref); delta is the mean of r over all steps so far, a constant",
    paper = "Jung et al. 2024, Binary classifier optimization for large language model alignment")
public record Bco(
    @Param(value = "Strength of the tie to the reference.", or = "0.1", min = 0, above = true)
        double beta,
    @Param(value = "The model that is trained.", or = "policy") String model,
    @Param(value = "The model that gains are measured from.", or = "reference") String reference)
    implements UnpairedLoss {

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
