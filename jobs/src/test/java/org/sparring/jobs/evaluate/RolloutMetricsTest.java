package org.sparring.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.data.Signal;
import org.sparring.common.part.Tallies;
import org.sparring.common.part.Tally;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;
import org.sparring.jobs.adjust.KlInReward;
import org.sparring.jobs.credit.None;

class RolloutMetricsTest {
  private static final RolloutMetrics METRICS =
      new RolloutMetrics("policy", Optional.of("reference"));

  private static double metric(String name, List<Group<Credited>> groups) {
    Tallies all = new Tallies();
    groups.forEach(group -> all.addAll(METRICS.of(group)));
    return all.all().get(name).mean();
  }

  private static Member member(double score, double kl) {
    return Member.of(2)
        .stored(Row.logProb("policy"), -1, -1)
        .stored(Row.logProb("reference"), -1, -1 - kl)
        .stored(new Row("policy", Signal.ENTROPY), 0.5, 1)
        .score(score);
  }

  @Test
  void distanceAndRewards() {
    Group<Credited> group =
        new None()
            .assign(
                new KlInReward(0.1, "policy", "reference")
                    .apply(Groups.scored(member(1, 2), member(3, 4)), new double[0], 0),
                List.of());
    List<Group<Credited>> groups = List.of(group);
    assertThat(metric("objective/kl", groups)).isCloseTo(3, within(1e-12));
    assertThat(metric("objective/entropy", groups)).isEqualTo(1.5);
    assertThat(metric("objective/scores", groups)).isCloseTo(2, within(1e-12));
    assertThat(metric("objective/non_score_reward", groups)).isCloseTo(-0.3, within(1e-12));
    assertThat(metric("objective/rlhf_reward", groups)).isCloseTo(1.7, within(1e-12));
    assertThat(metric("reward", groups)).isCloseTo(1.7, within(1e-12));
  }

  @Test
  void spreadInsideGroups() {
    List<Group<Credited>> groups =
        List.of(
            Groups.credited(member(1, 0), member(3, 0)),
            Groups.credited(member(0.1, 0), member(0.1, 0), member(Double.NaN, 0)),
            Groups.credited(member(7, 0)));
    assertThat(metric("frac_reward_zero_std", groups)).isEqualTo(0.5);
    assertThat(metric("reward_std", groups)).isCloseTo(Math.sqrt(2) / 2, within(1e-12));
    assertThat(metric("reward", groups)).isCloseTo(11.2 / 5, within(1e-12));
  }

  @Test
  void lengths() {
    Group<Credited> group = Groups.credited(Member.of(4), Member.of(8).finish(Finish.LENGTH));
    SortedMap<String, Tally> tallies = METRICS.of(group);
    assertThat(tallies.get("completions/mean_length").mean()).isEqualTo(6);
    assertThat(tallies.get("completions/clipped_ratio").mean()).isEqualTo(0.5);
    assertThat(tallies.get("completions/mean_terminated_length").mean()).isEqualTo(4);
    assertThat(tallies).doesNotContainKeys("objective/kl", "objective/entropy");
  }
}
