package org.sparring.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sparring.common.random.Draw;

/** A 95 % interval holds the truth in about 95 of 100 simulated evaluations. */
@Tag("learning")
class CoverageTest {
  private static final Draw ROOT = Draw.seed(20);
  private static final int TRIALS = 1000;

  /**
   * 60 prompts with 4 samples each; the policy is better by a normal amount of mean 0.3 and
   * deviation 0.5 that depends on the prompt. The difference of two samples has variance 2.25, so
   * the true rate is the normal distribution function at 0.3 / 1.5.
   */
  @Test
  void winRate() {
    double truth = 0.5792597094391030;
    assertThat(
            coverage(
                truth,
                trial -> {
                  Draw draw = ROOT.with("win_rate").with(trial);
                  double[][] policy = scores(draw.with("policy"), 0.3, 0.5);
                  double[][] baseline = scores(draw.with("baseline"), 0, 0);
                  return WinRate.of("w", policy, baseline, new Bootstrap(draw.with("bootstrap")));
                }))
        .isBetween(0.92, 0.97);
  }

  @Test
  void studentWithEightUnits() {
    assertThat(
            coverage(
                0, trial -> MeanInterval.student("m", gaussians(ROOT.with("t").with(trial), 8))))
        .isBetween(0.93, 0.97);
  }

  @Test
  void wilsonNearTheEdge() {
    assertThat(
            coverage(
                0.9,
                trial -> {
                  Draw draw = ROOT.with("wilson").with(trial);
                  int right = IntStream.range(0, 50).map(i -> draw.uniform(i) < 0.9 ? 1 : 0).sum();
                  return Accuracy.of("a", right, 50);
                }))
        .isBetween(0.93, 0.99);
  }

  /** For normal pairs of correlation r, Spearman's is 6 / pi x asin(r / 2) (Pearson 1907). */
  @Test
  void spearman() {
    double r = 0.6;
    assertThat(
            coverage(
                6 / Math.PI * Math.asin(r / 2),
                trial -> {
                  Draw draw = ROOT.with("spearman").with(trial);
                  double[] one = gaussians(draw.with("one"), 80);
                  double[] other = gaussians(draw.with("other"), 80);
                  for (int i = 0; i < other.length; i++) {
                    other[i] = r * one[i] + Math.sqrt(1 - r * r) * other[i];
                  }
                  Bootstrap bootstrap = new Bootstrap(draw.with("bootstrap"), 500);
                  return RankCorrelation.of("r", one, other, bootstrap);
                }))
        .isBetween(0.92, 0.97);
  }

  private static double coverage(double truth, IntFunction<Summary> evaluation) {
    return IntStream.range(0, TRIALS)
            .mapToObj(evaluation)
            .filter(summary -> summary.low() <= truth && truth <= summary.high())
            .count()
        / (double) TRIALS;
  }

  private static double[][] scores(Draw draw, double mean, double deviation) {
    double[][] scores = new double[60][];
    for (int prompt = 0; prompt < scores.length; prompt++) {
      double edge = mean + deviation * draw.with("edge").gaussian(prompt);
      scores[prompt] = gaussians(draw.with(prompt), 4);
      for (int sample = 0; sample < 4; sample++) {
        scores[prompt][sample] += edge;
      }
    }
    return scores;
  }

  private static double[] gaussians(Draw draw, int n) {
    return IntStream.range(0, n).mapToDouble(draw::gaussian).toArray();
  }
}
