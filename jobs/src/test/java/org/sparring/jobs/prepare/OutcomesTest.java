package org.sparring.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.Source;

class OutcomesTest {
  private static final Draft ONE =
      Drafts.normal(Drafts.preference("a", "b", "c", new Source("f", 1)));
  private static final Draft TWO =
      Drafts.normal(Drafts.preference("a", "b", "d", new Source("f", 2)));

  private static Tally sum(Outcomes outcomes) {
    return outcomes.tallies().stream().reduce(Tally.none(0, "f", "s", false), Tally::plus);
  }

  @Test
  void oneRowKeptThreeTimesIsOneExpandedAndThreeMade() {
    Verdict verdict = new Verdict(List.of(ONE, ONE, ONE, TWO), List.of());
    Outcomes outcomes = new Outcomes("s", List.of(ONE, TWO), verdict);
    assertThat(sum(outcomes)).isEqualTo(new Tally(0, "f", "s", false, 2, 1, 0, 1, 0, 3, 0, "", 0));
    assertThat(outcomes.kept()).extracting(Draft::made).containsExactly(true, true, true, false);
  }

  @Test
  void whatIsRejectedIsNotKept() {
    Stage stage = new SameResponse();
    Rejection lost = Rejection.dropped(ONE, stage, "r", "");
    assertThat(
            new Outcomes("s", List.of(ONE, TWO), new Verdict(List.of(TWO), List.of(lost))).kept())
        .containsExactly(TWO);
    Verdict both = new Verdict(List.of(ONE, TWO), List.of(lost));
    assertThatThrownBy(() -> new Outcomes("s", List.of(ONE, TWO), both))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("f at 1");
    Verdict none = new Verdict(List.of(TWO), List.of());
    assertThatThrownBy(() -> new Outcomes("s", List.of(ONE, TWO), none))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void stagesNeedOthersBeforeThem() {
    assertThatThrownBy(() -> Stages.check(List.of(new ExactDuplicates(), new Normalise())))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("'exact_duplicates' needs the keys of content")
        .hasMessageContaining("add 'normalise' before it");
    assertThatThrownBy(() -> Stages.check(List.of(new Normalise(), new Split())))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("the tables need");
  }
}
