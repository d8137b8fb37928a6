package org.sparring.jobs.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private static final Annotation NO_PASS =
      new Annotation(
          name -> {
            throw new AssertionError("no row is read");
          },
          64);

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

  private static List<Group<Rollout>> added(List<Group<Rollout>> groups) {
    return new Mismatches(NO_PASS, Set.of()).added(groups);
  }

  @Test
  void eachGroupGetsTheResponseToTheNextPrompt() {
    List<Group<Rollout>> groups =
        added(List.of(group("a", 4, 7), group("b", 4, 8), group("c", 5, 9)));
    int[] expected = {9, 9, 7};
    int[] prompts = {4, 4, 5};
    for (int g = 0; g < 3; g++) {
      assertThat(groups.get(g).size()).isEqualTo(2);
      Rollout stranger = groups.get(g).get(1);
      assertThat(((Tokens) stranger.trace()).ids()).containsExactly(expected[g]);
      assertThat(((Tokens) stranger.trace()).context()).containsExactly(1, prompts[g]);
      assertThat(stranger.role()).isEqualTo(Role.MISMATCHED);
      assertThat(stranger.trainedTokens()).isZero();
      assertThat(((Preference.Ranks) groups.get(g).preference()).of()).containsExactly(1, -1);
    }
  }

  @Test
  void withoutAnotherPromptThereIsNoMismatch() {
    List<Group<Rollout>> groups = List.of(group("a", 4, 7), group("b", 4, 8));
    assertThat(added(groups)).extracting(Group::size).containsExactly(1, 1);
    assertThat(added(List.of(group("a", 4, 7)))).extracting(Group::size).containsExactly(1);
  }
}
