package org.sparring.jobs.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.sparring.common.config.Param;
import org.sparring.common.data.Author;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Tokens;
import org.sparring.common.part.About;
import org.sparring.common.part.Encoding;
import org.sparring.common.part.GivenResponses;
import org.sparring.common.random.Draw;

/**
 * The responses of the data set, and the best and the worst of them each with two statements of how
 * sure it is: first the one that fits it. Both say the same two numbers.
 */
@About(
    value =
        "The responses of the data set, and the best and the worst of them each with a high and a"
            + " low confidence after it: the high one is right of the best, the low one of the"
            + " worst.",
    formula = "(w, high), (w, low); (l, low), (l, high); high and low are whole numbers at random",
    paper = "Leng et al. 2024, Taming overconfidence in LLMs: reward calibration in RLHF")
public record Confidences(
    @Param(value = "What is written before the number.", or = "\"\\n\\nConfidence: \"")
        String before,
    @Param(value = "Least number that says sure.", or = "7", min = 0) int high,
    @Param(value = "Greatest number that says unsure.", or = "3", min = 0) int low,
    @Param(value = "The number that says most.", or = "10", min = 1) int most)
    implements GivenResponses {
  /** Checks that the numbers lie apart. */
  public Confidences {
    if (low >= high || high > most) {
      throw new IllegalArgumentException(
          "low = %d, high = %d and most = %d are not in order".formatted(low, high, most));
    }
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.STATEMENT);
  }

  @Override
  public List<Rollout> derived(Group<Rollout> given, Encoding encoding, long draw) {
    if (!(given.preference() instanceof Preference.Ranks ranks)) {
      return List.of();
    }
    int[] ranked = IntStream.range(0, given.size()).filter(m -> ranks.of()[m] >= 0).toArray();
    int best = -1;
    int worst = -1;
    for (int m : ranked) {
      best = best < 0 || ranks.of()[m] < ranks.of()[best] ? m : best;
      worst = worst < 0 || ranks.of()[m] > ranks.of()[worst] ? m : worst;
    }
    if (best < 0 || ranks.of()[best] == ranks.of()[worst]) {
      return List.of();
    }
    Draw own = new Draw(draw);
    int sure = high + own.below(most - high + 1, 0);
    int unsure = own.below(low + 1, 1);
    List<Rollout> stated = new ArrayList<>();
    for (int number : new int[] {sure, unsure}) {
      stated.add(stated(given.get(best), best, number, encoding));
    }
    for (int number : new int[] {unsure, sure}) {
      stated.add(stated(given.get(worst), worst, number, encoding));
    }
    return stated;
  }

  private Rollout stated(Rollout response, int parent, int number, Encoding encoding) {
    Tokens whole = (Tokens) response.trace();
    boolean ended = response.finish() == Finish.EOS;
    int[] open = Arrays.copyOf(whole.ids(), whole.length() - (ended ? 1 : 0));
    int[] said = encoding.ids(before + number);
    int[] ids = Arrays.copyOf(open, open.length + said.length + (ended ? 1 : 0));
    System.arraycopy(said, 0, ids, open.length, said.length);
    if (ended) {
      ids[ids.length - 1] = encoding.end();
    }
    Author[] author = new Author[ids.length];
    Arrays.fill(author, Author.WORLD);
    return new Rollout(
        Role.STATEMENT,
        parent,
        new Tokens(whole.context(), ids),
        response.text() + before + number,
        author,
        new int[] {ids.length - 1},
        response.finish(),
        Map.of());
  }
}
