package org.sparring.jobs.loss;

import java.util.Set;
import java.util.TreeSet;
import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.common.part.Tallies;

/** DPO guided by the token rewards of a policy that was trained before. */
@About(
    value =
        "DPO that weights each token by the reward that another, earlier trained policy implies "
            + "for it.",
    formula =
        "-log sigma(beta (sum_w c_t d_t - sum_l c_t d_t)); d = log pi - log pi_ref; c = max(0, 1 + "
            + "alpha r) on w and max(0, 1 - alpha r) on l; r = beta (log pi_guide - log pi_ref)",
    paper =
        "Zhu et al. 2025, TGDPO: harnessing token-level reward guidance for enhancing direct "
            + "preference optimization")
public record Tgdpo(
    @Param(value = "Strength of the tie to the reference.", or = "0.1", min = 0, above = true)
        double beta,
    @Param(value = "How much a token's reward counts; 0 is DPO.", or = "0.5", min = 0) double alpha,
    @Param(value = "The model that implies rewards of tokens.", or = "guide") String guide,
    @Param(value = "How gains are measured.", or = "{}") Gains gains)
    implements MarginLoss {

  /** Checks that there is a reference. */
  public Tgdpo {
    if (gains.reference().isEmpty()) {
      throw UserException.settings(
          "tgdpo.gains.reference: rewards of tokens are measured from a reference; name a model");
    }
  }

  @Override
  public Set<Row> reads() {
    Set<Row> rows = new TreeSet<>(MarginLoss.super.reads());
    rows.add(Row.logProb(guide));
    return rows;
  }

  @Override
  public Shares shares(Credited chosen, Credited rejected) {
    Shares plain = gains.shares(chosen, rejected);
    return new Shares(
        guided(plain.chosen(), chosen.rollout(), 1),
        guided(plain.rejected(), rejected.rollout(), -1));
  }

  @Override
  public Point of(double margin) {
    return new Dpo(beta, 0, 0, gains).of(margin);
  }

  @Override
  public void note(Pair pair, double weight, Tallies log) {
    MarginLoss.super.note(pair, weight, log);
    Shares plain = gains.shares(pair.chosen().member(), pair.rejected().member());
    log.add("weights/chosen", mean(pair.chosen().factors(), plain.chosen()), weight)
        .add("weights/rejected", mean(pair.rejected().factors(), plain.rejected()), weight);
  }

  private double[] guided(double[] factors, Rollout rollout, int sign) {
    double[] guiding = rollout.row(Row.logProb(guide));
    double[] reference = rollout.row(Row.logProb(gains.reference()));
    double[] guided = new double[factors.length];
    for (int t = 0; t < factors.length; t++) {
      double reward = beta * (guiding[t] - reference[t]);
      guided[t] = factors[t] == 0 ? 0 : factors[t] * Math.max(0, 1 + sign * alpha * reward);
    }
    return guided;
  }

  private static double mean(double[] factors, double[] plain) {
    double sum = 0;
    double all = 0;
    for (int t = 0; t < factors.length; t++) {
      sum += factors[t];
      all += plain[t];
    }
    return all == 0 ? 0 : sum / all;
  }
}
