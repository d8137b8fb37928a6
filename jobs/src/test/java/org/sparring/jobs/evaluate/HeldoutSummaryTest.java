package org.sparring.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.common.random.Draw;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;

class HeldoutSummaryTest {
  private static final Row SCORE = Row.score("policy");

  /**
   * Three of four pairs are right at a confidence of 0.75 each: calibrated; the fourth turned:
   * 0.25.
   */
  @Test
  void aRewardModelIsAsSureAsItIsRight() {
    double margin = Math.log(3);
    assertThat(ece(margin, margin, margin, -margin)).isCloseTo(0, within(1e-12));
    assertThat(ece(margin, margin, margin, margin)).isCloseTo(0.25, within(1e-12));
  }

  private static double ece(double... margins) {
    List<Group<Scored>> pairs = new ArrayList<>();
    for (double margin : margins) {
      Member preferred = Member.of(1).stored(SCORE, 1 + margin);
      pairs.add(
          Groups.scored(Member.of(1).stored(SCORE, 1), preferred)
              .ranked(new Preference.Ranks(1, 0)));
    }
    Map<String, Summary> summaries =
        new HeldoutSummary(Draw.seed(1))
            .of(pairs, "policy", "baseline").stream()
                .collect(Collectors.toMap(Summary::name, Function.identity()));
    assertThat(summaries).containsOnlyKeys("accuracy", "ece");
    return summaries.get("ece").value();
  }
}
