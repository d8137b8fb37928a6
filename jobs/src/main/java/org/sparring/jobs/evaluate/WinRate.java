package org.sparring.jobs.evaluate;

import java.util.stream.IntStream;

/**
 * How often a policy's sample beats a baseline's on a score.
 *
 * <p>For each prompt, the share of all pairs of one sample of each in which the policy's score is
 * higher, a tie counting half (the Mann-Whitney statistic); then the mean over prompts. The
 * interval is over prompts, since samples of one prompt are not independent.
 */
public final class WinRate {
  private WinRate() {}

  /**
   * The win rate in 0 to 1.
   *
   * @param policy finite scores by prompt and sample, prompts in the order of their keys
   * @param baseline the same for the baseline; the number of samples may differ
   */
  public static Summary of(
      String name, double[][] policy, double[][] baseline, Bootstrap bootstrap) {
    double[] shares = shares(policy, baseline);
    return MeanInterval.bootstrap(name, shares, bootstrap);
  }

  /** The share of won pairs for each prompt. */
  public static double[] shares(double[][] policy, double[][] baseline) {
    if (policy.length != baseline.length) {
      throw new IllegalArgumentException(
          "%d prompts of the policy, %d of the baseline".formatted(policy.length, baseline.length));
    }
    return IntStream.range(0, policy.length)
        .mapToDouble(prompt -> share(policy[prompt], baseline[prompt]))
        .toArray();
  }

  private static double share(double[] policy, double[] baseline) {
    Values.requireFinite(policy);
    Values.requireFinite(baseline);
    double won = 0;
    for (double mine : policy) {
      for (double theirs : baseline) {
        won += mine > theirs ? 1 : mine == theirs ? 0.5 : 0;
      }
    }
    return won / ((double) policy.length * baseline.length);
  }
}
