package org.sparring.jobs.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Author;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Tokens;
import org.sparring.common.part.Encoding;

/** What generators make of given responses. */
class DerivedTest {
  private static final int EOS = 9;

  /** A word is the number of its letters. */
  private static int[] letters(String text) {
    return text.isEmpty()
        ? new int[0]
        : Arrays.stream(text.split(" ", -1)).mapToInt(String::length).toArray();
  }

  private static Rollout given(String text, Finish finish, int... ids) {
    Author[] author = new Author[ids.length];
    Arrays.fill(author, Author.DATA);
    Tokens tokens = new Tokens(new int[] {1, 2}, ids);
    return new Rollout(
        Role.SAMPLE, -1, tokens, text, author, new int[] {ids.length - 1}, finish, Map.of());
  }

  private static Group<Rollout> group(Rollout... members) {
    return new Group<>("k", Map.of(), new Preference.Ranks(0, 1), List.of(members));
  }

  @Test
  void everyResponseRevisesEveryOther() {
    Group<Rollout> given = group(given("", Finish.EOS, 5, EOS), given("", Finish.EOS, 6, 7, EOS));
    Revisions generator = new Revisions();
    List<Rollout> made = generator.derived(given, new Encoding(DerivedTest::letters, EOS), 0);
    assertThat(generator.given()).isTrue();
    assertThat(made).extracting(Rollout::role).containsOnly(Role.REVISION);
    assertThat(made).extracting(Rollout::parent).containsExactly(0, 0, 1, 1);
    assertThat(made)
        .extracting(each -> ((Tokens) each.trace()).context())
        .containsExactly(
            new int[] {1, 2, 5, EOS},
            new int[] {1, 2, 5, EOS},
            new int[] {1, 2, 6, 7, EOS},
            new int[] {1, 2, 6, 7, EOS});
    assertThat(made)
        .extracting(each -> ((Tokens) each.trace()).ids())
        .containsExactly(
            new int[] {5, EOS}, new int[] {6, 7, EOS}, new int[] {5, EOS}, new int[] {6, 7, EOS});
    assertThat(made.get(1).trainedTokens()).isEqualTo(3);
  }

  @Test
  void copiesLackMoreAndMoreKeyWords() {
    String text = "The great spider, a spider of the deep forest.";
    Degraded generator = new Degraded(3, 3);
    Group<Rollout> given =
        group(given(text, Finish.EOS, 4, EOS), given("no key word", Finish.LENGTH, 4));
    List<Rollout> made = generator.derived(given, new Encoding(DerivedTest::letters, EOS), 0);
    assertThat(made)
        .extracting(Rollout::text)
        .containsExactly("The great spider, a spider of the .", "The , a of the .");
    assertThat(made).extracting(Rollout::role).containsOnly(Role.DEGRADED);
    assertThat(made).extracting(Rollout::parent).containsOnly(0);
    assertThat(made).allMatch(each -> each.trainedTokens() == 0);
    assertThat(((Tokens) made.get(0).trace()).ids()).containsExactly(3, 5, 7, 1, 6, 2, 3, 1, EOS);
  }

  @Test
  void wordsOfLongPhrasesWeighMost() {
    KeyWords words = KeyWords.of("deep learning model. Model of a deep learning system", 2);
    assertThat(words.ranked()).containsExactly("deep", "learning", "system", "model");
    assertThat(words.without(2)).isEqualTo("model. Model of a system");
    assertThat(KeyWords.of("", 3).count()).isZero();
  }
}
