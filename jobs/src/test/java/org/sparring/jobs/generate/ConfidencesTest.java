package org.sparring.jobs.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Author;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Tokens;
import org.sparring.common.part.Encoding;
import org.sparring.common.random.Draw;

class ConfidencesTest {
  private static final int EOS = 2;
  private static final Encoding LETTERS = new Encoding(text -> text.chars().toArray(), EOS);
  private static final Confidences GENERATOR = new Confidences("~", 7, 3, 10);

  private static Group<Rollout> ranked(int... ranks) {
    List<Rollout> members = new ArrayList<>();
    for (int i = 0; i < ranks.length; i++) {
      Finish finish = i == 0 ? Finish.TRUNCATED : Finish.EOS;
      Tokens tokens = new Tokens(new int[] {1}, i == 0 ? new int[] {50} : new int[] {50 + i, EOS});
      Author[] author = new Author[tokens.length()];
      Arrays.fill(author, Author.DATA);
      members.add(
          new Rollout(Role.SAMPLE, -1, tokens, "r" + i, author, new int[] {0}, finish, Map.of()));
    }
    return new Group<>("k", Map.of(), new Preference.Ranks(ranks), members);
  }

  private static int number(Rollout stated) {
    return Integer.parseInt(stated.text().substring(3));
  }

  @Test
  void theRightConfidenceComesFirst() {
    List<Rollout> made = GENERATOR.derived(ranked(2, 0, 1), LETTERS, 5);
    assertThat(made).extracting(Rollout::parent).containsExactly(1, 1, 0, 0);
    assertThat(made).allMatch(each -> each.role() == Role.STATEMENT && each.trainedTokens() == 0);
    assertThat(number(made.get(0))).isEqualTo(number(made.get(3))).isBetween(7, 10);
    assertThat(number(made.get(1))).isEqualTo(number(made.get(2))).isBetween(0, 3);
    String low = "~" + number(made.get(1));
    int[] open = {50, low.charAt(0), low.charAt(1)};
    int[] ended = {51, low.charAt(0), low.charAt(1), EOS};
    assertThat(((Tokens) made.get(1).trace()).ids()).containsExactly(ended);
    assertThat(((Tokens) made.get(2).trace()).ids()).containsExactly(open);
  }

  @Test
  void everyNumberIsDrawn() {
    TreeSet<Integer> drawn = new TreeSet<>();
    for (int i = 0; i < 200; i++) {
      long draw = Draw.seed(1).with(i).key();
      GENERATOR.derived(ranked(0, 1), LETTERS, draw).forEach(each -> drawn.add(number(each)));
    }
    assertThat(drawn).containsExactly(0, 1, 2, 3, 7, 8, 9, 10);
  }

  @Test
  void whatHasNoOrderHasNoFittingConfidence() {
    assertThat(GENERATOR.derived(ranked(0, 0), LETTERS, 5)).isEmpty();
    assertThat(GENERATOR.derived(ranked(0, -1), LETTERS, 5)).isEmpty();
    assertThat(GENERATOR.derived(ranked(0, 1).ranked(Preference.NONE), LETTERS, 5)).isEmpty();
    assertThatThrownBy(() -> new Confidences("", 3, 3, 10)).hasMessageContaining("in order");
    assertThatThrownBy(() -> new Confidences("", 11, 3, 10)).hasMessageContaining("in order");
  }
}
