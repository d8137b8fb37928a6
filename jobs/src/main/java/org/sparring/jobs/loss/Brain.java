package org.sparring.jobs.loss;

import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.sparring.common.config.Param;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.common.part.Referenced;
import org.sparring.common.part.Tallies;

/** The self-normalised divergence from the posterior of a reward. */
@About(
    value =
        "Bayesian reward-conditioned amortised inference: the divergence of the policy from the"
            + " posterior p_ref exp(R / gamma), both normalised over the samples of a prompt.",
    formula =
        "sum_i a_i (log a_i - log b_i); a = softmax_i(log p_ref - log p' + R / gamma); b ="
            + " softmax_i(log pi - log p'); p' is what sampled; a is a constant",
    paper =
        "Pandey et al. 2024, BRAIn: Bayesian reward-conditioned amortized inference from natural"
            + " language feedback")
public record Brain(
    @Param(value = "Divides the reward.", or = "1.0", min = 0, above = true) double gamma,
    @Param(value = "The model that is trained.", or = "policy") String model,
    @Param(value = "The model that the posterior starts from.", or = "reference") String reference,
    @Param(value = "Whose log-probabilities are those of the samples.", or = "sampler")
        String proposal)
    implements GroupLoss, Referenced {

  @Override
  public Row row() {
    return Row.logProb(model);
  }

  @Override
  public Set<Row> reads() {
    return Set.of(Row.logProb(reference), Row.logProb(proposal));
  }

  @Override
  public Listing listing(Group<Credited> group) {
    return Listing.all(group, row());
  }

  @Override
  public GroupPoint at(List<Candidate> candidates) {
    Softmax posterior = posterior(candidates);
    Softmax policy = weights(candidates, Candidate::live);
    double value = 0;
    double[] slopes = new double[candidates.size()];
    for (int i = 0; i < slopes.length; i++) {
      value += posterior.at(i) * (posterior.logs()[i] - policy.logs()[i]);
      slopes[i] = policy.at(i) - posterior.at(i);
    }
    return new GroupPoint(value, slopes);
  }

  @Override
  public void note(List<Candidate> candidates, double weight, Tallies log) {
    Softmax posterior = posterior(candidates);
    double squares = 0;
    for (int i = 0; i < candidates.size(); i++) {
      squares += posterior.at(i) * posterior.at(i);
    }
    log.add("effective_samples", 1 / squares, weight);
  }

  private Softmax posterior(List<Candidate> candidates) {
    return weights(candidates, each -> each.stored(Row.logProb(reference)) + each.reward() / gamma);
  }

  private Softmax weights(List<Candidate> candidates, ToDoubleFunction<Candidate> target) {
    return Softmax.of(
        candidates.stream()
            .mapToDouble(each -> target.applyAsDouble(each) - each.stored(Row.logProb(proposal)))
            .toArray());
  }
}
