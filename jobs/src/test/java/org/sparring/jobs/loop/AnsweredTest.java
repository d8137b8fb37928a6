package org.sparring.jobs.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Scored;
import org.sparring.common.data.Tokens;
import org.sparring.common.data.table.RolloutRow;

class AnsweredTest {
  private static Group<Rollout> group(int... lengths) {
    return LoopFixture.scored("k", lengths).map(Scored::rollout);
  }

  private static List<Integer> lengths(Group<Rollout> group) {
    return group.members().stream().map(Rollout::length).toList();
  }

  @Test
  void answersComeBackFromTheTable() {
    Group<Rollout> own = group(3, 1).ranked(new Preference.Ranks(new int[] {1, 0}, 0.5));
    Answered<Rollout> asked = new Answered<>(own, List.of(group(2), group(5, 4)));
    List<RolloutRow> rows = RolloutCodec.rows(new RolloutCodec.Label("run", "main", 3), asked);
    assertThat(rows).extracting(RolloutRow::sample).containsExactly(0, 1, 2, 3, 4);
    assertThat(rows).extracting(RolloutRow::asked).containsExactly(-1, -1, 0, 1, 1);
    assertThat(rows).extracting(RolloutRow::rank).containsExactly(1, 0, -1, -1, -1);
    Answered<Rollout> back = RolloutCodec.answered(rows).get(0);
    assertThat(lengths(back.own())).containsExactly(3, 1);
    assertThat(back.own().preference()).usingRecursiveComparison().isEqualTo(own.preference());
    assertThat(back.answers())
        .extracting(AnsweredTest::lengths)
        .containsExactly(List.of(2), List.of(5, 4));
    assertThat(back.answers()).allMatch(each -> each.preference() == Preference.NONE);
    assertThat(((Tokens) back.answers().get(1).get(0).trace()).ids())
        .isEqualTo(((Tokens) asked.answers().get(1).get(0).trace()).ids());
    assertThat(RolloutCodec.groups(rows).get(0).size()).isEqualTo(5);
  }

  @Test
  void aRequestForNothingKeepsItsPlace() {
    Answered<Rollout> asked = new Answered<>(group(3), List.of(group(), group(2)));
    Answered<Rollout> back = Answered.of(asked.whole(), asked.asked());
    assertThat(back.answers())
        .extracting(AnsweredTest::lengths)
        .containsExactly(List.of(), List.of(2));
  }
}
