package org.sparring.jobs.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.random.Draw;

/**
 * Pairs of at most 512 tokens a sequence. Where none are given, lengths are log-normal as those of
 * Anthropic's helpful and harmless dialogues in GPT-2's tokens: prompts with the median 86 and the
 * mean 128, responses with 34 and 46 (2,667 pairs: medians 103 and 35, means 134 and 50).
 */
record Pairs(List<IdPair> all) {
  static final int LONGEST = 512;
  private static final double PROMPT_MEAN = 4.45;
  private static final double PROMPT_DEVIATION = 0.9;
  private static final double RESPONSE_MEAN = 3.52;
  private static final double RESPONSE_DEVIATION = 0.8;
  private static final int DRAWN = 1024;
  private static final Draw DRAW = Draw.seed(4);

  /**
   * So many pairs, evenly over the lengths of those given, or of drawn ones, in a drawn order.
   *
   * @param vocabulary what ids are folded into
   */
  static Pairs of(List<IdPair> given, int count, int vocabulary) {
    List<IdPair> pool = new ArrayList<>();
    int size = given.isEmpty() ? DRAWN : given.size();
    for (int i = 0; i < size; i++) {
      pool.add(fit(given.isEmpty() ? drawn(DRAW.with(i)) : given.get(i), vocabulary));
    }
    pool.sort(Comparator.comparingInt(IdPair::tokens));
    List<IdPair> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pairs.add(pool.get((2 * i + 1) * size / (2 * count)));
    }
    for (int i = count - 1; i > 0; i--) {
      Collections.swap(pairs, i, DRAW.below(i + 1, i));
    }
    return new Pairs(pairs);
  }

  List<Group<Rollout>> groups() {
    List<Group<Rollout>> groups = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      groups.add(all.get(i).group(String.format(Locale.ROOT, "%06d", i)));
    }
    return groups;
  }

  int tokens() {
    return all.stream().mapToInt(IdPair::tokens).sum();
  }

  private static IdPair drawn(Draw draw) {
    return new IdPair(
        ids(draw.with("prompt"), PROMPT_MEAN, PROMPT_DEVIATION),
        ids(draw.with("chosen"), RESPONSE_MEAN, RESPONSE_DEVIATION),
        ids(draw.with("rejected"), RESPONSE_MEAN, RESPONSE_DEVIATION));
  }

  private static int[] ids(Draw draw, double mean, double deviation) {
    int length = (int) Math.max(1, Math.round(Math.exp(mean + deviation * normal(draw))));
    int[] ids = new int[Math.min(length, LONGEST)];
    Arrays.setAll(ids, i -> draw.below(Integer.MAX_VALUE, i + 2));
    return ids;
  }

  /** Box and Muller 1958. */
  private static double normal(Draw draw) {
    return Math.sqrt(-2 * Math.log(1 - draw.uniform(0))) * Math.cos(2 * Math.PI * draw.uniform(1));
  }

  /** Responses keep their beginnings, the prompt its end. */
  private static IdPair fit(IdPair pair, int vocabulary) {
    int[] chosen = fold(first(pair.chosen(), LONGEST - 1), vocabulary);
    int[] rejected = fold(first(pair.rejected(), LONGEST - 1), vocabulary);
    int room = LONGEST - Math.max(chosen.length, rejected.length);
    int[] prompt = pair.prompt();
    int from = Math.max(0, prompt.length - room);
    return new IdPair(
        fold(Arrays.copyOfRange(prompt, from, prompt.length), vocabulary), chosen, rejected);
  }

  private static int[] first(int[] ids, int most) {
    return Arrays.copyOf(ids, Math.min(ids.length, most));
  }

  private static int[] fold(int[] ids, int vocabulary) {
    return Arrays.stream(ids).map(id -> id % vocabulary).toArray();
  }
}
