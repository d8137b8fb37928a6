package org.sparring.jobs.loss;

import org.sparring.common.config.Param;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Role;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.common.part.Batch;

/**
 * Kahneman-Tversky optimisation.
 *
 * <p>The point of reference is a mean over the step's mismatched responses, which the generator
 * gives; without any it is 0, which is the unpaired form of anchored preference optimisation.
 */
@About(
    value =
        "Kahneman-Tversky optimisation: desirable responses shall gain more on the reference than"
            + " any response does, undesirable ones less.",
    formula =
        "desirable (1 - sigma(beta (u - z))), undesirable (1 - sigma(beta (z - u))); u = log pi -"
            + " log pi_ref; z = max(0, mean u of responses under prompts of others), a constant",
    paper = "Ethayarajh et al. 2024, KTO: model alignment as prospect theoretic optimization")
public record Kto(
    @Param(value = "Strength of the tie to the reference.", or = "0.1", min = 0, above = true)
        double beta,
    @Param(value = "Weight of desirable responses.", or = "1.0", min = 0) double desirable,
    @Param(value = "Weight of undesirable responses.", or = "1.0", min = 0) double undesirable,
    @Param(value = "The model that is trained.", or = "policy") String model,
    @Param(value = "The model that gains are measured from.", or = "reference") String reference)
    implements UnpairedLoss {

  @Override
  public double shift(Batch batch) {
    double sum = 0;
    int count = 0;
    for (int g = 0; g < batch.groups().size(); g++) {
      Group<Credited> group = batch.groups().get(g);
      for (int m = 0; m < group.size(); m++) {
        Credited member = group.get(m);
        if (member.rollout().role() == Role.MISMATCHED && member.weight() > 0) {
          double[] held = batch.held().at(g, m, row());
          double[] stored = member.rollout().row(Row.logProb(reference));
          for (int t = 0; t < held.length; t++) {
            sum += held[t] - stored[t];
          }
          count++;
        }
      }
    }
    return count == 0 ? 0 : Math.max(0, sum / count);
  }

  @Override
  public Point at(Labelled response, double shift) {
    double weight = response.desirable() ? desirable : undesirable;
    double x = beta * response.sign() * (response.gain() - shift);
    double slope = -beta * response.sign() * Logistic.of(x) * Logistic.of(-x);
    return new Point(weight * Logistic.of(-x), weight * slope);
  }
}
