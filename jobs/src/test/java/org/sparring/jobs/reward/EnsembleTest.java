package org.sparring.jobs.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.data.Outcome;
import org.sparring.common.data.Row;
import org.sparring.common.data.Score;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;

class EnsembleTest {
  private static final double SIX = 5e-7;
  private static final double[] GRADIENT_CARD = {1, 0.8, 1.2, 0.2, 1.3};
  private static final double[] PREFERENCE_CARD = {1, 0.4, 0.7, 1.2, 0.2};

  private static Score score(Ensemble.By by, double penalty, boolean unbiased, double... scores) {
    List<String> models = new ArrayList<>();
    Member member = Member.of(2);
    for (int k = 0; k < scores.length; k++) {
      models.add("r" + k);
      member.stored(Row.score("r" + k), scores[k]);
    }
    Ensemble ensemble = new Ensemble(models, by, penalty, unbiased);
    assertThat(ensemble.reads()).hasSize(scores.length);
    return ensemble.score(Groups.rolled(Map.of(), member)).get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "MEAN, 9, false, 0.9, 0.7",
    "WORST, 9, false, 0.2, 0.2",
    "UNCERTAINTY, 0.1, true, 0.881, 0.683",
    "UNCERTAINTY, 0.1, false, 0.8848, 0.6864",
    "UNCERTAINTY, 0.5, false, 0.824, 0.632",
    "UNCERTAINTY, 0.5, true, 0.805, 0.615"
  })
  void cards(Ensemble.By by, double penalty, boolean unbiased, double first, double second) {
    assertThat(score(by, penalty, unbiased, GRADIENT_CARD).value()).isCloseTo(first, within(SIX));
    Score other = score(by, penalty, unbiased, PREFERENCE_CARD);
    assertThat(other.value()).isCloseTo(second, within(SIX));
    assertThat(other.spread()).isCloseTo(Math.sqrt(0.136), within(SIX));
  }

  @ParameterizedTest
  @CsvSource({"MEAN", "WORST", "UNCERTAINTY"})
  void theEnsembleOfOneIsItsMember(Ensemble.By by) {
    for (boolean unbiased : new boolean[] {true, false}) {
      assertThat(score(by, 3, unbiased, -0.7)).usingRecursiveComparison().isEqualTo(Score.of(-0.7));
    }
  }

  @Test
  void oneThatFailsLeavesNoScore() {
    Score failed = score(Ensemble.By.WORST, 0, false, 1, Double.NaN);
    assertThat(failed.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(failed.detail()).contains("r1");
    assertThat(score(Ensemble.By.MEAN, 0, false).detail()).contains("name its models");
  }
}
