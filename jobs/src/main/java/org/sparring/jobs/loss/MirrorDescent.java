package org.sparring.jobs.loss;

import org.sparring.common.config.Param;
import org.sparring.common.data.Progress;
import org.sparring.common.part.About;
import org.sparring.common.part.Loss;
import org.sparring.common.part.Tallies;

/** Mirror descent: the linearised objective with a divergence from the policy that sampled. */
@About(
    value =
        "Mirror descent: the policy's gain on the policy that sampled, tied to it by an estimate of"
            + " their divergence and not by a clip; several steps on the same samples come near the"
            + " policy pi_old exp(step A). Steps grow shorter from round to round.",
    formula =
        "-A rho + (rho log rho - rho + 1) / t; rho = exp(log pi - log pi_old); the mean of the"
            + " bracket over samples of pi_old is KL(pi, pi_old); t = step, or annealed step (1 -"
            + " (k - 1) / K) in round k of K",
    paper = "Tomar et al. 2020, Mirror descent policy optimization, on-policy")
public record MirrorDescent(
    @Param(
            value = "Length of the first step, 1 / weight of the divergence.",
            or = "1.0",
            min = 0,
            above = true)
        double step,
    @Param(
            value = "Whether steps grow shorter in a run, down to step / rounds in its last round.",
            or = "true")
        boolean anneal,
    @Param(value = "What has a ratio: token, sequence or geometric.", or = "token") RatioOf ratio,
    @Param(value = "What the mean is over: token, sequence or sum.", or = "token") MeanOver mean,
    @Param(value = "The model that is trained.", or = "policy") String model)
    implements RatioLoss {

  /** Steps of one length. */
  public MirrorDescent(double step, RatioOf ratio, MeanOver mean, String model) {
    this(step, false, ratio, mean, model);
  }

  @Override
  public Loss during(Progress progress) {
    double now = anneal ? step * (1 - progress.share()) : step;
    return new MirrorDescent(now, ratio, mean, model);
  }

  @Override
  public Point at(double logRatio, double advantage) {
    Point divergence = divergence(logRatio);
    return new Point(
        -advantage * Ratio.of(logRatio) + divergence.value() / step,
        -advantage * Ratio.slope(logRatio) + divergence.slope() / step);
  }

  @Override
  public void note(double logRatio, double advantage, double weight, Tallies log) {
    log.add("policy/surrogate_avg", advantage * Ratio.of(logRatio), weight)
        .add("policy/divergence_avg", divergence(logRatio).value(), weight)
        .add("val/ratio", Ratio.of(logRatio), weight);
  }

  /** Continued by its tangent where the ratio is. */
  private static Point divergence(double logRatio) {
    double near = Math.min(logRatio, Ratio.LIMIT);
    double ratio = Ratio.of(near);
    double slope = ratio * near;
    return new Point(slope - ratio + 1 + slope * (logRatio - near), slope);
  }
}
