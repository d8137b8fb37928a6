package org.sparring.jobs.loss;

import java.util.List;
import org.sparring.common.config.Param;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.common.part.Tallies;

/**
 * Preference ranking optimisation.
 *
 * <p>A gap below 0, where a reward contradicts its rank, counts as 0.
 */
@About(
    value =
        "Preference ranking optimisation: each response against all that are worse, by mean"
            + " log-probabilities that the gaps of their rewards multiply, and imitation of the"
            + " best.",
    formula =
        "sum_k [log(exp(G_k p_k) + sum_j exp(g_kj p_j)) - G_k p_k] - sft (n - 1)^2 log pi(best); p"
            + " is log pi / length; j runs over the responses worse than k; g_kj = R_k - R_j, or"
            + " their distance in rank; G_k = max_j g_kj; n is the number of responses",
    paper = "Song et al. 2023, Preference ranking optimization for human alignment")
public record Pro(
    @Param(value = "What a gap is: reward or rank.", or = "reward") Gap gap,
    @Param(value = "Weight of the imitation of the best response.", or = "0.05", min = 0)
        double sft,
    @Param(value = "The model that is trained.", or = "policy") String model)
    implements GroupLoss {

  /** How far two responses are apart. */
  public enum Gap {
    /** The difference of their rewards. */
    REWARD {
      @Override
      double of(Candidate better, Candidate worse) {
        return Math.max(0, better.reward() - worse.reward());
      }
    },
    /** The difference of their ranks. */
    RANK {
      @Override
      double of(Candidate better, Candidate worse) {
        return (double) worse.rank() - better.rank();
      }
    };

    abstract double of(Candidate better, Candidate worse);
  }

  @Override
  public Row row() {
    return Row.logProb(model);
  }

  @Override
  public Listing listing(Group<Credited> group) {
    return Listing.ranked(group, row());
  }

  @Override
  public GroupPoint at(List<Candidate> candidates) {
    double[] slopes = new double[candidates.size()];
    double[] sum = {0};
    Stages.walk(candidates, (better, worse) -> sum[0] += stage(candidates, better, worse, slopes));
    double imitation = sft * Math.pow(candidates.size() - 1.0, 2);
    slopes[0] -= imitation;
    return new GroupPoint(sum[0] - imitation * candidates.get(0).live(), slopes);
  }

  private double stage(List<Candidate> candidates, int better, int[] worse, double[] slopes) {
    double[] gaps = new double[worse.length + 1];
    double[] scores = new double[worse.length + 1];
    for (int j = 0; j < worse.length; j++) {
      gaps[j + 1] = gap.of(candidates.get(better), candidates.get(worse[j]));
      gaps[0] = Math.max(gaps[0], gaps[j + 1]);
      scores[j + 1] = gaps[j + 1] * mean(candidates.get(worse[j]));
    }
    scores[0] = gaps[0] * mean(candidates.get(better));
    Softmax softmax = Softmax.of(scores);
    slopes[better] += gaps[0] * (softmax.at(0) - 1) / candidates.get(better).tokens();
    for (int j = 0; j < worse.length; j++) {
      slopes[worse[j]] += gaps[j + 1] * softmax.at(j + 1) / candidates.get(worse[j]).tokens();
    }
    return -softmax.logs()[0];
  }

  @Override
  public void note(List<Candidate> candidates, double weight, Tallies log) {
    Orders.note(candidates, Pro::mean, weight, log);
  }

  private static double mean(Candidate candidate) {
    return candidate.live() / candidate.tokens();
  }
}
