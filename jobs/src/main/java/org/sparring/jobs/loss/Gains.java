package org.sparring.jobs.loss;

import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Signal;

/**
 * How the gain of a response is measured: what its log-probability under the policy exceeds that
 * under the reference by. Every loss of gains has these settings, so that they combine with all.
 *
 * <p>A gain is f'(sum_t c_t (log pi(y_t) - log pi_ref(y_t))), where c_t is 1, or {@code beyond}
 * after as many tokens as the shorter response has (Liu et al. 2024, Length desensitization in
 * direct preference optimization), and divided by the sum of c_t for a mean.
 */
public record Gains(
    @Param(value = "Whether log-probabilities are summed over tokens or averaged.", or = "sum")
        Length length,
    @Param(
            value =
                "Factor of the tokens that a response is longer by than the other one; below 1 long"
                    + " responses gain less by their length (Liu et al. 2024, LD-DPO).",
            or = "1.0",
            min = 0,
            max = 1)
        double beyond,
    @Param(
            value =
                "Divergence that ties the policy to its reference; f'(u) takes the place of log u"
                    + " for the ratio u of both: log u, log(2 u / (1 + u)) or (1 - u^-alpha) /"
                    + " alpha (Wang et al. 2023, Beyond reverse KL).",
            or = "reverse_kl")
        Divergence divergence,
    @Param(
            value = "Order of the alpha divergence; the others do not read it.",
            or = "1.0",
            min = 0,
            max = 1,
            above = true)
        double alpha,
    @Param(
            value =
                "What the loss of a pair is multiplied by: 1, or on_policy how likely the policy"
                    + " writes it, min(1, exp(sum over both of mean_t(log pi(y_t) - log sum_v"
                    + " pi(v)^2))) (Zhou et al. 2024, WPO).",
            or = "equal")
        Weighting weighting,
    @Param(value = "The model that is trained.", or = "policy") String model,
    @Param(
            value = "The model that gains are measured from; '' measures log-probabilities.",
            or = "reference")
        String reference)
    implements Serializable {

  /** Sums of log-ratios: the usual gains. */
  public static Gains sums(String model, String reference) {
    return of(Length.SUM, model, reference);
  }

  /** Means of log-ratios. */
  public static Gains means(String model, String reference) {
    return of(Length.MEAN, model, reference);
  }

  private static Gains of(Length length, String model, String reference) {
    return new Gains(length, 1, Divergence.REVERSE_KL, 1, Weighting.EQUAL, model, reference);
  }

  Row row() {
    return Row.logProb(model);
  }

  Optional<Row> base() {
    return reference.isEmpty() ? Optional.empty() : Optional.of(Row.logProb(reference));
  }

  /** The row that is differentiated, and what weights are taken from. */
  Set<Row> live() {
    return weighting == Weighting.EQUAL
        ? Set.of(row())
        : Set.of(row(), new Row(model, Signal.COLLISION));
  }

  Shares shares(Credited chosen, Credited rejected) {
    int shorter = Math.min(chosen.rollout().trainedTokens(), rejected.rollout().trainedTokens());
    return new Shares(factors(chosen.rollout(), shorter), factors(rejected.rollout(), shorter));
  }

  /** What each token of a response counts, the shortest response having so many. */
  double[] factors(Rollout rollout, int shortest) {
    return length.factors(rollout, shortest, beyond);
  }

  /** Refuses weights of pairs in a loss that has no pairs. */
  void requireEqualWeighting(String part) {
    if (weighting != Weighting.EQUAL) {
      throw UserException.settings(
          "%s.gains.weighting: this loss is not a sum over pairs, so that pairs have no weights;"
                  .formatted(part)
              + " leave it equal");
    }
  }

  /** The gain of a response and its slope, from what its total exceeds the reference's by. */
  Point at(double difference) {
    return divergence.at(difference, alpha);
  }
}
