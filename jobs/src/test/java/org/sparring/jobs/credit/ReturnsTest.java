package org.sparring.jobs.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sparring.jobs.ReferenceValues.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;
import org.sparring.jobs.ReferenceValues;
import org.sparring.jobs.adjust.Whiten;

/** Rewards to go, and what the round makes of them: the cards on REINFORCE and REINFORCE++. */
class ReturnsTest {
  private static final Offset<Double> SIX = within(5e-7);

  private static Group<Credited> whitened(Whiten whiten, Group<Credited> group) {
    return whiten.apply(group, whiten.tally(group), 0);
  }

  @Test
  void cardOnReinforcePlusPlus() {
    Group<Credited> returns =
        new Returns(1)
            .assign(
                Groups.scored(Member.of(3).reward(-0.02, 0.01, 1), Member.of(2).reward(0, -0.03)),
                List.of());
    assertThat(returns.get(0).advantage()).containsExactly(new double[] {0.99, 1.01, 1}, SIX);
    assertThat(returns.get(1).advantage()).containsExactly(new double[] {-0.03, -0.03}, SIX);
    Group<Credited> white = whitened(new Whiten(true, false), returns);
    assertThat(white.get(0).advantage())
        .containsExactly(new double[] {0.796616, 0.836249, 0.816432}, SIX);
    assertThat(white.get(1).advantage()).containsExactly(new double[] {-1.224649, -1.224649}, SIX);
  }

  @Test
  void cardOnItsBaseline() {
    Group<Credited> centred =
        new GroupRelative(false)
            .assign(
                Groups.scored(
                    Member.of(2).score(1),
                    Member.of(3).score(0),
                    Member.of(1).score(0),
                    Member.of(2).score(1)),
                List.of());
    Group<Credited> white = whitened(new Whiten(true, false), centred);
    assertThat(white.members().stream().mapToDouble(each -> each.advantage()[0]))
        .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : 1, Double.class)
        .containsExactly(1.0, -1.0, -1.0, 1.0);
  }

  /** The baseline of the card on REINFORCE: every sequence counts alike, however long. */
  @Test
  void theMeanRewardOfTheRound() {
    Whiten baseline = new Whiten(true, true, false, Whiten.Over.SEQUENCE);
    Group<Credited> returns =
        new Returns(1)
            .assign(Groups.scored(Member.of(3).score(1), Member.of(2).score(0.2)), List.of());
    Group<Credited> centred = whitened(baseline, returns);
    assertThat(centred.get(0).advantage()).containsExactly(new double[] {0.4, 0.4, 0.4}, SIX);
    assertThat(centred.get(1).advantage()).containsExactly(new double[] {-0.4, -0.4}, SIX);
  }

  @Test
  void laterRewardsAreDiscounted() {
    Group<Credited> group =
        new Returns(0.5).assign(Groups.scored(Member.of(3).reward(1, 0, 4)), List.of());
    assertThat(group.get(0).advantage()).containsExactly(2, 2, 4);
  }

  /** An end of an episode, or a cut without a value function, begins another sequence there. */
  @Test
  void returnsOfTianshou() throws IOException {
    JsonNode entry = ReferenceValues.entry("discounted_returns_terminated");
    JsonNode in = entry.get("inputs");
    double[] rewards = numbers(in.get("rewards"));
    double[] expected = numbers(entry.get("expected").get("returns"));
    Returns credit = new Returns(in.get("gamma").asDouble());
    int from = 0;
    for (int t = 0; t < rewards.length; t++) {
      if (in.get("terminated").get(t).asInt() + in.get("truncated").get(t).asInt() > 0) {
        double[] episode = Arrays.copyOfRange(rewards, from, t + 1);
        Group<Credited> group =
            credit.assign(Groups.scored(Member.of(episode.length).reward(episode)), List.of());
        assertThat(group.get(0).advantage())
            .containsExactly(Arrays.copyOfRange(expected, from, t + 1), SIX);
        from = t + 1;
      }
    }
    assertThat(from).isEqualTo(rewards.length);
  }

  @Test
  void whatCouldNotBeScoredIsNotTrained() {
    Credited credited =
        new Returns(1).assign(Groups.scored(Member.of(2).score(Double.NaN)), List.of()).get(0);
    assertThat(credited.advantage()).containsExactly(0, 0);
    assertThat(credited.weight()).isZero();
  }
}
