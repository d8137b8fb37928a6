package org.sparring.jobs.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.sparring.jobs.reward.Question;

/**
 * The responses of the data set, and verdicts on every two of which one is better: in both orders
 * the right verdict, then the wrong one.
 */
@About(
    value =
        "The responses of the data set, and of every two of which one is better the right and the"
            + " wrong verdict, each after a prompt that shows both, in both orders.",
    formula = "A after (x, w, l), B after (x, w, l); B after (x, l, w), A after (x, l, w)",
    paper = "Xu et al. 2025, A unified pairwise framework for RLHF")
public record Verdicts(
    @Param(value = "How two responses are shown and asked about.", or = "{}") Question question)
    implements GivenResponses {
  @Override
  public Set<Role> roles() {
    return Set.of(Role.STATEMENT);
  }

  @Override
  public List<Rollout> derived(Group<Rollout> given, Encoding encoding, long draw) {
    List<Rollout> verdicts = new ArrayList<>();
    if (given.preference() instanceof Preference.Ranks ranks) {
      int[] of = ranks.of();
      for (int better = 0; better < of.length; better++) {
        for (int worse = 0; worse < of.length; worse++) {
          if (of[better] >= 0 && of[better] < of[worse]) {
            add(verdicts, given, better, worse, encoding);
          }
        }
      }
    }
    return verdicts;
  }

  private void add(
      List<Rollout> verdicts, Group<Rollout> given, int better, int worse, Encoding encoding) {
    Tokens chosen = (Tokens) given.get(better).trace();
    Tokens rejected = (Tokens) given.get(worse).trace();
    for (int verdict : new int[] {0, 1}) {
      verdicts.add(
          statement(better, verdict, question.answered(chosen, rejected, verdict, encoding)));
    }
    for (int verdict : new int[] {1, 0}) {
      verdicts.add(
          statement(better, verdict, question.answered(rejected, chosen, verdict, encoding)));
    }
  }

  private Rollout statement(int parent, int verdict, Tokens asked) {
    return new Rollout(
        Role.STATEMENT,
        parent,
        asked,
        question.label(verdict),
        new Author[] {Author.DATA},
        new int[] {0},
        Finish.STOP,
        Map.of());
  }
}
