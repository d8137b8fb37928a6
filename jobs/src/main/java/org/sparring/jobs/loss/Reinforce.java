package org.sparring.jobs.loss;

import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.common.part.Tallies;

/** The policy gradient itself, with or without a clipped importance weight. */
@About(
    value =
        "The policy gradient itself. Without a cap it holds for one pass over what the policy has"
            + " just sampled; with one every token has an importance weight, clipped and held"
            + " constant, so that no token loses its slope.",
    formula =
        "-w A log pi; w = 1, or with a cap clip(pi / pi_old, floor, cap), a constant; A is one too",
    paper =
        "Williams 1992, Simple statistical gradient-following algorithms for connectionist"
            + " reinforcement learning; with a cap CISPO (MiniMax 2025, MiniMax-M1, section 3.1)")
public record Reinforce(
    @Param(value = "Greatest importance weight; 0 for no weights.", or = "0", min = 0) double cap,
    @Param(value = "Least importance weight.", or = "0", min = 0) double floor,
    @Param(value = "What the mean is over: token, sequence or sum.", or = "token") MeanOver mean,
    @Param(value = "The model that is trained.", or = "policy") String model)
    implements TokenLoss {

  /** Checks the ends of the range. */
  public Reinforce {
    if (floor > 0 && floor > cap) {
      throw new IllegalArgumentException(
          "floor is %s, but cap only %s: raise the cap".formatted(floor, cap));
    }
  }

  /** Without importance weights. */
  public Reinforce(MeanOver mean, String model) {
    this(0, 0, mean, model);
  }

  @Override
  public Row row() {
    return Row.logProb(model);
  }

  @Override
  public Set<Row> reads() {
    return weighs() ? Set.of(row()) : Set.of();
  }

  @Override
  public Point at(Token token) {
    double slope = -weight(token) * token.advantage();
    return new Point(slope * token.live(), slope);
  }

  @Override
  public void note(Token token, double share, Tallies log) {
    if (weighs()) {
      double ratio = ratio(token);
      log.add("val/ratio", ratio, share)
          .add("policy/clipfrac_avg", ratio > cap || ratio < floor ? 1 : 0, share);
    }
  }

  private boolean weighs() {
    return cap > 0;
  }

  private double weight(Token token) {
    return weighs() ? Math.max(floor, Math.min(cap, ratio(token))) : 1;
  }

  private double ratio(Token token) {
    return Ratio.of(token.held() - token.stored(row()));
  }
}
