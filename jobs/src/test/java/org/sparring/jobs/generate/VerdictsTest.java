package org.sparring.jobs.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Author;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Tokens;
import org.sparring.common.part.Encoding;
import org.sparring.jobs.reward.Question;

class VerdictsTest {
  private static final int EOS = 2;
  private static final Encoding LETTERS = new Encoding(text -> text.chars().toArray(), EOS);
  private static final Verdicts VERDICTS = new Verdicts(new Question("<", "|", ">", "A", "B"));

  private static Group<Rollout> ranked(int... ranks) {
    List<Rollout> members = new ArrayList<>();
    for (int i = 0; i < ranks.length; i++) {
      Tokens tokens = new Tokens(new int[] {1}, new int[] {10 + i, EOS});
      Author[] author = {Author.DATA, Author.DATA};
      members.add(
          new Rollout(Role.SAMPLE, -1, tokens, "", author, new int[] {1}, Finish.EOS, Map.of()));
    }
    return new Group<>("k", Map.of(), new Preference.Ranks(ranks), members);
  }

  @Test
  void theRightVerdictComesBeforeTheWrongOneInBothOrders() {
    List<Rollout> made = VERDICTS.derived(ranked(1, 0), LETTERS, 0);
    int[] better = {1, '<', 11, '|', 10, '>'};
    int[] worse = {1, '<', 10, '|', 11, '>'};
    assertThat(made)
        .extracting(each -> ((Tokens) each.trace()).context())
        .containsExactly(better, better, worse, worse);
    assertThat(made)
        .extracting(each -> (char) ((Tokens) each.trace()).ids()[0])
        .containsExactly('A', 'B', 'B', 'A');
    assertThat(made).extracting(Rollout::text).containsExactly("A", "B", "B", "A");
    assertThat(made)
        .allMatch(each -> each.role() == Role.STATEMENT && each.parent() == 1)
        .allMatch(each -> each.trainedTokens() == 1);
    assertThat(VERDICTS.given()).isTrue();
    assertThat(VERDICTS.roles()).containsExactly(Role.STATEMENT);
  }

  @Test
  void everyStrictPairIsJudged() {
    List<Rollout> made = VERDICTS.derived(ranked(0, 1, 1, -1), LETTERS, 0);
    assertThat(made).hasSize(2 * 4).allMatch(each -> each.parent() == 0);
    assertThat(IntStream.of(((Tokens) made.get(4).trace()).context()).toArray()).contains(12);
    assertThat(VERDICTS.derived(ranked(0), LETTERS, 0)).isEmpty();
    assertThat(VERDICTS.derived(ranked(0, 1).ranked(Preference.NONE), LETTERS, 0)).isEmpty();
  }
}
