package org.sparring.jobs.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.sparring.common.data.Author;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Request;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.common.data.Signal;
import org.sparring.common.data.Tokens;
import org.sparring.common.part.Loss;
import org.sparring.common.part.Part;
import org.sparring.common.part.Signals;
import org.sparring.common.part.Slopes;
import org.sparring.common.random.Draw;

/** Groups of random numbers for parts to work on: whatever row a part reads is there. */
final class PartsScene {
  static final int GROUPS = 64;
  static final int MEMBERS = 8;
  static final int TOKENS = 256;

  private static final Draw DRAW = Draw.seed(1).with("parts");
  private static final int HEAD = 8;

  private final Map<Row, double[][]> numbers = new HashMap<>();

  /** Response tokens of the scene. */
  static long count() {
    return (long) GROUPS * MEMBERS * TOKENS;
  }

  /** Slopes that are counted and forgotten. */
  static final class Sink implements Slopes {
    private double sum;

    @Override
    public void add(int group, int member, Row row, int token, double slope) {
      sum += slope;
    }

    double sum() {
      return sum;
    }
  }

  /** What the model under training says. */
  Signals live() {
    return (group, member, row) -> of(row)[group * MEMBERS + member];
  }

  /** Groups in the order that the loss takes: ranks where they give it any mass, else odds. */
  List<Group<Credited>> credited(Loss loss) {
    List<Group<Credited>> ranked = credited(loss, ranks());
    boolean taken = ranked.stream().mapToDouble(loss::mass).sum() > 0;
    return taken ? ranked : credited(loss, odds());
  }

  private List<Group<Credited>> credited(Loss loss, Preference order) {
    List<Group<Credited>> groups = new ArrayList<>();
    for (Group<Scored> each : scored(loss)) {
      groups.add(
          each.ranked(order).map(scored -> new Credited(scored, noise(scored), noise(scored))));
    }
    return groups;
  }

  /** Groups with the rows that a part reads. */
  List<Group<Scored>> scored(Part part) {
    return IntStream.range(0, GROUPS)
        .mapToObj(g -> group(g, IntStream.range(0, MEMBERS).toArray(), part.reads(), TOKENS))
        .toList();
  }

  /** What was asked for, as if it had been sampled. */
  List<Group<Scored>> answers(List<Request> requests, Part part) {
    return requests.stream()
        .map(each -> group(0, new int[each.samples()], part.reads(), TOKENS - each.prefix()))
        .toList();
  }

  private Group<Scored> group(int g, int[] members, Set<Row> rows, int tokens) {
    List<Scored> scored = new ArrayList<>();
    for (int member : members) {
      Map<Row, double[]> stored = new HashMap<>();
      rows.forEach(row -> stored.put(row, cut(row, g * MEMBERS + member, tokens)));
      double[] reward = new double[tokens];
      reward[tokens - 1] = DRAW.with("reward").gaussian(g * MEMBERS + member);
      scored.add(new Scored(rollout(stored, tokens), reward, Map.of(), 1));
    }
    return new Group<>("group-" + g, Map.of("answer", "1"), Preference.NONE, scored);
  }

  private static Rollout rollout(Map<Row, double[]> stored, int tokens) {
    Author[] author = new Author[tokens];
    Arrays.fill(author, Author.POLICY);
    Tokens trace = new Tokens(new int[] {1, 5}, IntStream.range(0, tokens).toArray());
    int[] ends = {tokens / 2, tokens - 1};
    return new Rollout(Role.SAMPLE, -1, trace, "1", author, ends, Finish.EOS, stored);
  }

  private double[] cut(Row row, int member, int tokens) {
    double[] all = of(row)[member];
    return all.length == TOKENS ? Arrays.copyOf(all, tokens) : all;
  }

  private double[][] of(Row row) {
    return numbers.computeIfAbsent(row, PartsScene::drawn);
  }

  private static double[][] drawn(Row row) {
    int length =
        switch (row.signal()) {
          case SCORE -> 1;
          case HEAD -> HEAD;
          case LOG_PROB, ENTROPY, COLLISION, VALUE -> TOKENS;
        };
    double middle = row.signal() == Signal.LOG_PROB ? -2 : 0.5;
    Draw own = DRAW.with(row.toString());
    double[][] drawn = new double[GROUPS * MEMBERS][length];
    for (int m = 0; m < drawn.length; m++) {
      for (int t = 0; t < length; t++) {
        drawn[m][t] = middle + 0.1 * own.with(m).gaussian(t);
      }
    }
    return drawn;
  }

  private static double[] noise(Scored scored) {
    int length = scored.rollout().length();
    return IntStream.range(0, length).mapToDouble(t -> DRAW.gaussian(t)).toArray();
  }

  private static Preference ranks() {
    return new Preference.Ranks(IntStream.range(0, MEMBERS).toArray());
  }

  private static Preference odds() {
    double[][] beats = new double[MEMBERS][MEMBERS];
    for (int i = 0; i < MEMBERS; i++) {
      for (int j = 0; j < MEMBERS; j++) {
        beats[i][j] = 1 / (1 + Math.exp(0.3 * (i - j)));
      }
    }
    return new Preference.Odds(beats);
  }
}
