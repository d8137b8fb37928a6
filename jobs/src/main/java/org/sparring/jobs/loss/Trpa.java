package org.sparring.jobs.loss;

import java.util.List;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.common.part.Referenced;
import org.sparring.common.part.Tallies;

/** The preference loss of trust region preference approximation, a mean over all strict pairs. */
@About(
    value =
        "Trust region preference approximation: every response against every one of a lower level,"
            + " by the mean log-ratio of its tokens; pairs whose better response reaches the first"
            + " level count more.",
    formula =
        "-log sigma(k beta (d_i - d_j)) over all pairs with i better than j; d = (log pi - log"
            + " pi_ref) / length; k = anisotropy where R_i >= level, else 1",
    paper = "Su et al. 2025, Trust region preference approximation, in the form of their code")
public record Trpa(
    @Param(value = "Strength of the tie to the reference.", or = "0.1", min = 0, above = true)
        double beta,
    @Param(
            value = "Factor of pairs whose better response reaches the first level.",
            or = "2.5",
            min = 0,
            above = true)
        double anisotropy,
    @Param(value = "Least reward of the first level.", or = "1.0") double level,
    @Param(value = "The model that is trained.", or = "policy") String model,
    @Param(value = "The model that log-ratios are taken to.", or = "reference") String reference)
    implements GroupLoss, Referenced {

  @Override
  public Row row() {
    return Row.logProb(model);
  }

  @Override
  public Set<Row> reads() {
    return Set.of(Row.logProb(reference));
  }

  @Override
  public Listing listing(Group<Credited> group) {
    return Listing.ranked(group, row());
  }

  @Override
  public double terms(Listing listing) {
    return listing.pairs();
  }

  @Override
  public GroupPoint at(List<Candidate> candidates) {
    double[] slopes = new double[candidates.size()];
    double sum = 0;
    for (int i = 0; i < slopes.length; i++) {
      Candidate better = candidates.get(i);
      double strength = beta * (better.reward() >= level ? anisotropy : 1);
      for (int j = i + 1; j < slopes.length; j++) {
        Candidate worse = candidates.get(j);
        if (better.beats(worse)) {
          double x = strength * (ratio(better) - ratio(worse));
          double slope = strength * Logistic.of(-x);
          sum -= Logistic.log(x);
          slopes[i] -= slope / better.tokens();
          slopes[j] += slope / worse.tokens();
        }
      }
    }
    return new GroupPoint(sum, slopes);
  }

  @Override
  public void note(List<Candidate> candidates, double weight, Tallies log) {
    Orders.note(candidates, this::ratio, weight, log);
  }

  private double ratio(Candidate candidate) {
    return (candidate.live() - candidate.stored(Row.logProb(reference))) / candidate.tokens();
  }
}
