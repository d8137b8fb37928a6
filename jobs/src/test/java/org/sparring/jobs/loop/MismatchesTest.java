package org.sparring.jobs.loop;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Responses of others under the own prompt. */
class MismatchesTest {
  private static Group<Rollout> group(String key, int prompt, int response) {
    Author[] author = {Author.DATA};
    Rollout member =
        new Rollout(
            Role.SAMPLE,
            -1,
            new Tokens(new int[] {1, prompt}, new int[] {response}),
            "",
            author,
            new int[] {0},
            Finish.EOS,
            Map.of());
    return new Group<>(key, Map.of(), new Preference.Ranks(1), List.of(member));
  }

  @Test
  void eachGroupGetsTheResponseToTheNextPrompt() {
    List<Group<Rollout>> groups = List.of(group("a", 4, 7), group("b", 4, 8), group("c", 5, 9));
    int[] expected = {9, 9, 7};
    int[] prompts = {4, 4, 5};
    for (int g = 0; g < 3; g++) {
      List<Rollout> strangers = new Mismatches(groups).of(g);
      assertThat(strangers).hasSize(1);
      Rollout stranger = strangers.get(0);
      assertThat(((Tokens) stranger.trace()).ids()).containsExactly(expected[g]);
      assertThat(((Tokens) stranger.trace()).context()).containsExactly(1, prompts[g]);
      assertThat(stranger.role()).isEqualTo(Role.MISMATCHED);
      assertThat(stranger.trainedTokens()).isZero();
    }
  }

  @Test
  void withoutAnotherPromptThereIsNoMismatch() {
    assertThat(new Mismatches(List.of(group("a", 4, 7), group("b", 4, 8))).of(0)).isEmpty();
    assertThat(new Mismatches(List.of(group("a", 4, 7))).of(0)).isEmpty();
  }
}
