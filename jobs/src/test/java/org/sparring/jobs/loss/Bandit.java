package org.sparring.jobs.loss;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Row;
import org.sparring.common.part.Loss;
import org.sparring.jobs.Member;

/**
 * A policy over a few arms, softmax over logits, that learns from a loss's own slopes. Expectations
 * over samples are taken exactly: arm i has the weight with which it would be sampled.
 */
record Bandit(double[] logits) {
  private static final Row POLICY = Row.logProb("policy");
  private static final Row REFERENCE = Row.logProb("reference");

  static Bandit of(double... probabilities) {
    return new Bandit(Arrays.stream(probabilities).map(Math::log).toArray());
  }

  double[] logs() {
    return Softmax.of(logits).logs();
  }

  double[] probabilities() {
    return Arrays.stream(logs()).map(Math::exp).toArray();
  }

  /** All arms as one group, by these weights. */
  Scene scene(double[] weights, double[] reference, double[] rewards, Preference order) {
    Member[] arms = new Member[logits.length];
    for (int i = 0; i < arms.length; i++) {
      arms[i] = Member.of(1).weight(weights[i]).score(rewards[i]);
      arms[i].live(POLICY, logs()[i]).stored(REFERENCE, reference[i]).stored(POLICY, reference[i]);
    }
    return Scene.empty().group(order, arms);
  }

  /** The slope of the mean loss with respect to each logit. */
  double[] slopes(Scene scene, Loss loss) {
    Gradient gradient = scene.gradient(loss);
    double[] at =
        IntStream.range(0, logits.length)
            .mapToDouble(i -> gradient.at(new Numbers.Coordinate(0, i, POLICY, 0)))
            .map(each -> each / scene.mass(loss))
            .toArray();
    double total = Arrays.stream(at).sum();
    double[] p = probabilities();
    return IntStream.range(0, at.length).mapToDouble(i -> at[i] - p[i] * total).toArray();
  }

  Bandit moved(double[] slopes, double rate) {
    return new Bandit(
        IntStream.range(0, logits.length).mapToDouble(i -> logits[i] - rate * slopes[i]).toArray());
  }

  /** Half the sum of absolute differences. */
  static double distance(double[] one, double[] other) {
    return IntStream.range(0, one.length).mapToDouble(i -> Math.abs(one[i] - other[i]) / 2).sum();
  }

  /** The mean odds of each arm against a policy. */
  static double[] rates(double[][] beats, double[] against) {
    return Arrays.stream(beats)
        .mapToDouble(
            row -> IntStream.range(0, row.length).mapToDouble(j -> row[j] * against[j]).sum())
        .toArray();
  }
}
