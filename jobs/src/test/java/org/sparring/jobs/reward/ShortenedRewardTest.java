package org.sparring.jobs.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Tokens;
import org.sparring.common.data.View;
import org.sparring.common.part.Encoding;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;

/** A reward model that does not read all of a response. */
class ShortenedRewardTest {
  private static final int EOS = 9;
  private static final Row SCORE = Row.score("reward");
  private static final Encoding LETTERS = new Encoding(text -> text.chars().toArray(), EOS);
  private static final ModelReward REWARD = new ModelReward("reward", 2, " sure: [0-9]+");

  private static final Group<Rollout> GROUP =
      Groups.rolled(
          Map.of(),
          Member.of(3).text("yes sure: 7"),
          Member.of(2).text("no sure: 1").finish(Finish.LENGTH),
          Member.of(4).text("yes"),
          Member.of(1).text(" sure: 3").finish(Finish.LENGTH));

  @Test
  void whatIsTakenOutIsNotRead() {
    List<View> views = REWARD.views(GROUP, LETTERS);
    assertThat(views)
        .extracting(each -> ((Tokens) each.trace()).ids())
        .containsExactly(
            new int[] {'y', 'e', 's', EOS}, new int[] {'n', 'o'}, new int[4], new int[] {EOS});
    assertThat(views).extracting(View::member).containsExactly(0, 1, 2, 3);
    assertThat(views).allMatch(each -> ((Tokens) each.trace()).context().length == 1);
    assertThat(REWARD.reads()).isEmpty();
    assertThat(REWARD.viewed()).containsExactly(SCORE);
  }

  @Test
  void itScoresWhatTheModelSaysOfTheRest() {
    List<View> views =
        REWARD.views(GROUP, LETTERS).stream()
            .map(each -> each.with(Map.of(SCORE, new double[] {each.member() + 0.5})))
            .toList();
    assertThat(REWARD.score(GROUP, views))
        .extracting(each -> each.value())
        .containsExactly(1.0, 3.0, 5.0, 7.0);
  }

  @Test
  void wholeResponsesNeedNoViews() {
    ModelReward whole = new ModelReward("reward", 1);
    assertThat(whole.views(GROUP, LETTERS)).isEmpty();
    assertThat(whole.viewed()).isEmpty();
    assertThat(whole.reads()).containsExactly(SCORE);
    assertThatThrownBy(() -> new ModelReward("reward", 1, "(")).hasMessageContaining("group");
  }
}
