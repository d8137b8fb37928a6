package org.sparring.jobs.loss;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.sparring.common.data.Author;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Row;
import org.sparring.common.data.Signal;
import org.sparring.common.random.Draw;
import org.sparring.jobs.Member;

/**
 * Random scenes: lengths, authors, weights (0 among them), ranks with ties and gaps, groups of one,
 * equal rewards.
 */
final class Scenes {
  private static final double[] WEIGHTS = {1, 1, 0.5, 2, 0};
  private static final List<Author> AUTHORS = List.of(Author.values());
  private static final double[] EXTREMES = {1e4, -1e4, 50, -50, 21, -21};

  private final Draw draw;
  private long next;

  private Scenes(long seed) {
    draw = Draw.seed(seed).with("scene");
  }

  /** Groups whose log-ratios are of the size that training sees. */
  static Scene usual(long seed, int groups) {
    Scenes random = new Scenes(seed);
    Scene scene = Scene.empty();
    for (int g = 0; g < groups; g++) {
      int members = g == 0 ? 1 : 1 + random.below(4);
      boolean equal = g == 1;
      Member[] made =
          IntStream.range(0, members).mapToObj(m -> random.member(equal)).toArray(Member[]::new);
      scene = scene.group(random.order(members), made);
    }
    return scene;
  }

  /** Pairs of one token each whose log-ratios are absurd, no two of them equal. */
  static Scene extreme(long seed) {
    Scenes random = new Scenes(seed);
    Scene scene = Scene.empty();
    for (double first : EXTREMES) {
      for (double second : EXTREMES) {
        scene = scene.group(new Preference.Ranks(0, 1), random.far(first), random.far(second));
      }
    }
    return scene;
  }

  private Member member(boolean equal) {
    int length = 1 + below(6);
    Member member = Member.of(length).weight(WEIGHTS[below(WEIGHTS.length)]);
    for (int t = 0; t < length; t++) {
      member.author(t, uniform() < 0.7 ? Author.POLICY : AUTHORS.get(below(AUTHORS.size())));
    }
    member.advantage(equal ? new double[length] : normals(length, 0, 1));
    member.target(normals(length, 0, 1)).score(equal ? 0 : draw.with("score").gaussian(next));
    double[] live = normals(length, -2, 1);
    return rows(member, live, near(live), near(live));
  }

  private Member far(double logRatio) {
    double[] live = {-1 - 5 * uniform()};
    double[] old = {live[0] - logRatio - 5 * uniform()};
    Member member = Member.of(1).advantage(below(3) - 1).target(normals(1, 0, 1));
    member.score(draw.with("score").gaussian(next));
    return rows(member, live, old, old);
  }

  private Member rows(Member member, double[] live, double[] old, double[] reference) {
    double[] value = normals(live.length, 0, 1);
    for (String model : new String[] {"policy", "critic", "reward"}) {
      member.live(new Row(model, Signal.ENTROPY), normals(live.length, 2, 0.3));
    }
    return member
        .live(Row.logProb("policy"), live)
        .live(new Row("policy", Signal.COLLISION), each(live, x -> Math.exp(-Math.abs(x) / 2)))
        .live(Row.head("policy"), live[0], 0.5, -0.2)
        .live(Row.value("critic"), value)
        .live(Row.score("reward"), normals(1, 0, 2))
        .stored(Row.logProb("policy"), old)
        .stored(Row.logProb("reference"), reference)
        .stored(Row.logProb("guide"), each(reference, x -> 0.8 * x - 0.3))
        .stored(Row.score("reward"), Math.sin(7 * live[0]))
        .stored(Row.value("critic"), near(value));
  }

  private Preference order(int members) {
    if (uniform() < 0.25) {
      return Preference.NONE;
    }
    int[] ranks = IntStream.range(0, members).map(m -> below(4) - 1).toArray();
    return new Preference.Ranks(ranks, uniform() < 0.5 ? Double.NaN : uniform());
  }

  private double[] near(double[] numbers) {
    return Arrays.stream(numbers).map(each -> each + 0.4 * draw.gaussian(next++)).toArray();
  }

  /** Further numbers that take no draws. */
  private static double[] each(double[] numbers, DoubleUnaryOperator of) {
    return Arrays.stream(numbers).map(of).toArray();
  }

  private double[] normals(int length, double mean, double deviation) {
    return IntStream.range(0, length)
        .mapToDouble(t -> mean + deviation * draw.gaussian(next++))
        .toArray();
  }

  private double uniform() {
    return draw.with("uniform").uniform(next++);
  }

  private int below(int bound) {
    return draw.with("below").below(bound, next++);
  }
}
