package org.sparring.jobs.adjust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Role;
import org.sparring.common.data.Scored;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;

class PairStatementsTest {
  private static final Group<Scored> GROUP =
      Groups.scored(
              Member.of(1),
              Member.of(1),
              Member.of(1).role(Role.STATEMENT).parent(1),
              Member.of(1).role(Role.STATEMENT).parent(1),
              Member.of(1).role(Role.MISMATCHED),
              Member.of(1).role(Role.STATEMENT).parent(0),
              Member.of(1).role(Role.STATEMENT).parent(0))
          .ranked(new Preference.Ranks(1, 0, -1, -1, -1, -1, -1));

  private static List<int[]> pairs(Group<Scored> group, boolean given) {
    Group<Scored> paired = new PairStatements(given).apply(group, new double[0], 0);
    return ((Preference.Pairs) paired.preference())
        .of().stream().map(each -> new int[] {each.better(), each.worse()}).toList();
  }

  @Test
  void statementsAreComparedTwoByTwo() {
    assertThat(pairs(GROUP, false)).containsExactly(new int[] {2, 3}, new int[] {5, 6});
  }

  @Test
  void theBestMayBeComparedWithTheWorst() {
    assertThat(pairs(GROUP, true))
        .containsExactly(new int[] {2, 3}, new int[] {5, 6}, new int[] {1, 0});
    assertThat(pairs(GROUP.ranked(new Preference.Ranks(0, 0, -1, -1, -1, -1, -1)), true))
        .hasSize(2);
    assertThat(pairs(GROUP.ranked(Preference.NONE), true)).hasSize(2);
  }

  @Test
  void statementsMayBeRankedAsTheyCome() {
    Group<Scored> ranked = new RankStatements().apply(GROUP, new double[0], 0);
    assertThat(((Preference.Ranks) ranked.preference()).of())
        .containsExactly(-1, -1, 0, 1, -1, 2, 3);
  }
}
