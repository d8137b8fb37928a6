package org.sparring.jobs.loss;

import java.util.List;
import org.sparring.common.config.Param;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.common.part.Tallies;

/**
 * The Plackett-Luce loss of a reward model; with two responses it is the Bradley-Terry loss.
 *
 * <p>Equal responses are not compared with each other, only with those that are strictly worse.
 */
@About(
    value = "The Plackett-Luce loss of a reward model on rankings of any length.",
    formula =
        "sum_k [log(exp r_k + sum_j exp r_j) - r_k]; j runs over the responses that are strictly "
            + "worse than k, k over those that have such; with per_stage the mean over k",
    paper = "Luce 1959, Individual choice behavior; Plackett 1975, The analysis of permutations")
public record PlackettLuce(
    @Param(value = "Whether the loss of a group is divided by its stages.", or = "false")
        boolean perStage,
    @Param(value = "The model that is trained.", or = "reward") String model)
    implements GroupLoss {

  @Override
  public Row row() {
    return Row.score(model);
  }

  @Override
  public Listing listing(Group<Credited> group) {
    return Listing.ranked(group, row());
  }

  @Override
  public GroupPoint at(List<Candidate> candidates) {
    double[] slopes = new double[candidates.size()];
    double[] sum = {0};
    int stages =
        Stages.walk(
            candidates,
            (better, worse) -> {
              double[] scores = new double[worse.length + 1];
              scores[0] = candidates.get(better).live();
              for (int j = 0; j < worse.length; j++) {
                scores[j + 1] = candidates.get(worse[j]).live();
              }
              Softmax softmax = Softmax.of(scores);
              sum[0] -= softmax.logs()[0];
              slopes[better] += softmax.at(0) - 1;
              for (int j = 0; j < worse.length; j++) {
                slopes[worse[j]] += softmax.at(j + 1);
              }
            });
    double unit = perStage ? stages : 1;
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] /= unit;
    }
    return new GroupPoint(sum[0] / unit, slopes);
  }

  @Override
  public void note(List<Candidate> candidates, double weight, Tallies log) {
    Orders.note(candidates, Candidate::live, weight, log);
  }
}
