package org.sparring.jobs.loss;

import java.util.List;
import org.sparring.common.config.Param;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.common.part.Tallies;

/** Ranking by a hinge without a margin, and imitation of the best response. */
@About(
    value =
        "Rank responses to align with human feedback: no response may be likelier, for its length,"
            + " than a better one; and imitation of the best.",
    formula =
        "rank sum_ij max(0, p_j - p_i) - log pi(best); p = log pi / length^length_penalty; i is"
            + " better than j; with per_token the log-probability of the best is divided by its"
            + " length",
    paper =
        "Yuan et al. 2023, RRHF: rank responses to align language models with human feedback;"
            + " their code has rank 100 and divides by the"
            + " padded length")
public record Rrhf(
    @Param(value = "Weight of the ranking.", or = "1.0", min = 0) double rank,
    @Param(value = "Power of the length that divides log-probabilities.", or = "1.0", min = 0)
        double lengthPenalty,
    @Param(value = "Weight of the imitation of the best response.", or = "1.0", min = 0) double sft,
    @Param(value = "Whether what is imitated is divided by its length.", or = "false")
        boolean perToken,
    @Param(value = "The model that is trained.", or = "policy") String model)
    implements GroupLoss {

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
    double sum = 0;
    for (int i = 0; i < slopes.length; i++) {
      for (int j = i + 1; j < slopes.length; j++) {
        double ahead = score(candidates.get(j)) - score(candidates.get(i));
        if (candidates.get(i).beats(candidates.get(j)) && ahead > 0) {
          sum += rank * ahead;
          slopes[j] += rank / unit(candidates.get(j));
          slopes[i] -= rank / unit(candidates.get(i));
        }
      }
    }
    double imitation = perToken ? sft / candidates.get(0).tokens() : sft;
    slopes[0] -= imitation;
    return new GroupPoint(sum - imitation * candidates.get(0).live(), slopes);
  }

  @Override
  public void note(List<Candidate> candidates, double weight, Tallies log) {
    Orders.note(candidates, this::score, weight, log);
  }

  private double score(Candidate candidate) {
    return candidate.live() / unit(candidate);
  }

  private double unit(Candidate candidate) {
    return Math.pow(candidate.tokens(), lengthPenalty);
  }
}
