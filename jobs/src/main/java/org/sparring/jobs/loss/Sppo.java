package org.sparring.jobs.loss;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.common.part.Referenced;
import org.sparring.common.part.Tallies;

/**
 * Self-play preference optimisation.
 *
 * <p>The log of the normaliser is taken to be half of 1 / beta, which is where the one half of the
 * target comes from. With odds of 0 and 1, duels and a weight of 2 it is what TRL calls sppo_hard.
 */
@About(
    value =
        "Self-play preference optimisation: the log-ratio of a response to the previous policy is"
            + " drawn to how much likelier than even it is preferred.",
    formula =
        "(log pi - log pi_ref - (P - 1/2) / beta)^2; P is the probability that the response is"
            + " preferred to the group's, itself among them, at 1/2",
    paper = "Wu et al. 2024, Self-play preference optimization for language model alignment")
public record Sppo(
    @Param(value = "Inverse step size of the game.", or = "0.001", min = 0, above = true)
        double beta,
    @Param(
            value =
                "What is trained: extremes (the responses with the greatest and the least P), all,"
                    + " or duel (those two, P being the odds of the one against the other).",
            or = "extremes")
        Trained of,
    @Param(value = "The model that is trained.", or = "policy") String model,
    @Param(value = "The policy of the last iteration.", or = "reference") String reference)
    implements OddsLoss, Referenced {

  /** Which responses of a group are trained. */
  public enum Trained {
    EXTREMES,
    ALL,
    DUEL
  }

  @Override
  public Row row() {
    return Row.logProb(model);
  }

  @Override
  public Set<Row> reads() {
    return Set.of(Row.logProb(reference));
  }

  @Override
  public List<Integer> trained(Tournament tournament) {
    return of == Trained.ALL ? tournament.contenders() : extremes(tournament);
  }

  /** The first of the greatest and the first of the least; nobody where all are equal. */
  private static List<Integer> extremes(Tournament tournament) {
    List<Integer> all = tournament.contenders();
    Comparator<Integer> byRate = Comparator.comparing(tournament::rate);
    if (all.isEmpty()) {
      return all;
    }
    int least = all.stream().min(byRate).orElseThrow();
    int greatest = all.stream().min(byRate.reversed()).orElseThrow();
    return tournament.rate(greatest) > tournament.rate(least)
        ? List.of(greatest, least)
        : List.of();
  }

  @Override
  public double odds(Tournament tournament, int member) {
    if (of != Trained.DUEL) {
      return tournament.rate(member);
    }
    List<Integer> both = extremes(tournament);
    return tournament.beats(member, both.get(0) == member ? both.get(1) : both.get(0));
  }

  @Override
  public double at(Contender contender, double[] slopes) {
    double error = contender.gain(Row.logProb(reference)) - (contender.odds() - 0.5) / beta;
    for (int t = 0; t < slopes.length; t++) {
      slopes[t] = 2 * error;
    }
    return error * error;
  }

  @Override
  public void note(Contender contender, double weight, Tallies log) {
    log.add("odds/mean", contender.odds(), weight)
        .add("odds/gain", contender.gain(Row.logProb(reference)), weight);
  }
}
