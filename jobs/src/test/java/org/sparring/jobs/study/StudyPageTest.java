package org.sparring.jobs.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparring.jobs.study.Measured.Figure;

class StudyPageTest {
  private static final double NONE = Double.NaN;

  @Test
  void everythingThatWasMeasuredGoodOrBad() {
    Measured good =
        new Measured(
            "dpo",
            "0123456789abcdef",
            12.4,
            List.of(
                new Figure("win_rate/gold", 0.8312, 0.8, 0.86),
                new Figure("kl", 3.456, 3, 4),
                new Figure("mean/proxy", -0.5, NONE, NONE)),
            "");
    Measured ranks =
        new Measured("reward", "aa", 3.6, List.of(new Figure("accuracy", 0.684, 0.66, 0.7)), "");
    Measured stopped = Measured.none("ppo", "bb", 1, "policy: loss is NaN\nin round 2");
    Measured judge =
        new Measured(
            "reward-segments",
            "dd",
            2,
            List.of(Figure.alone("told/marks/accuracies/coherence", 0.9876)),
            "");
    Measured other = new Measured("reward-pairwise", "cc", 2, List.of(), "");
    String page =
        new StudyPage("abc", 7, 12).of(List.of(good, ranks, judge, stopped, other), List.of("kto"));
    assertThat(page)
        .contains("12 rounds, seed 7, commit abc.")
        .contains("| [dpo](dpo.md) | 0.831 [0.800, 0.860] | 3.46 | -0.50 | 12 | `0123456789ab` |")
        .contains("| [reward](reward.md) | 0.684 [0.660, 0.700] | 4 | `aa` |")
        .contains(
            "| [reward-segments](reward-segments.md) | marks/accuracies/coherence 0.988 | 2 | `dd`")
        .doesNotContain("- [reward-segments]")
        .contains("- [ppo](ppo.md): policy: loss is NaN in round 2\n")
        .contains("- [reward-pairwise](reward-pairwise.md): no figure of this page")
        .contains("## Not measured\n\n- `kto`\n");
  }

  @Test
  void nothingMeasuredHasNoTables() {
    assertThat(new StudyPage("abc", 7, 12).of(List.of(), List.of())).doesNotContain("|", "##");
  }
}
