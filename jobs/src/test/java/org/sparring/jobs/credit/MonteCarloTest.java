package org.sparring.jobs.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Author;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Group;
import org.sparring.common.data.Request;
import org.sparring.common.data.Role;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;
import org.sparring.jobs.adjust.SkipSure;

class MonteCarloTest {
  private static final Offset<Double> SIX = within(5e-7);

  private static MonteCarlo credit(Cut cut, int interval) {
    return new MonteCarlo(cut, interval, 9, 1, 16, 0.9, "policy");
  }

  /** Nine samples, so many of them right. */
  private static Group<Scored> right(int count) {
    Member[] samples = new Member[9];
    for (int i = 0; i < 9; i++) {
      samples[i] = Member.of(1).score(i < count ? 1 : 0);
    }
    return Groups.scored(samples);
  }

  private static Group<Scored> worth(double value) {
    return Groups.scored(Member.of(1).score(value));
  }

  private static Member steps() {
    return Member.of(6).turnEnds(1, 3, 5).score(1);
  }

  private static Member chain() {
    double[] logs =
        Arrays.stream(new double[] {0.95, 0.5, 0.99, 0.8, 0.97, 0.6, 0.99})
            .map(Math::log)
            .toArray();
    return Member.of(7).stored(Row.logProb("policy"), logs).score(1);
  }

  @Test
  void cardOnVinePpo() {
    Credited credited =
        credit(Cut.STEPS, 1)
            .assign(Groups.scored(steps()), List.of(right(4), right(7), right(2)))
            .get(0);
    assertThat(credited.advantage())
        .containsExactly(
            new double[] {0.333333, 0.333333, -0.555556, -0.555556, 0.777778, 0.777778}, SIX);
    assertThat(credited.weight()).isEqualTo(1);
    assertThat(credited.target()).isEmpty();
  }

  @Test
  void cardOnSpoChain() {
    Group<Scored> group =
        new SkipSure(0.9, "policy").apply(Groups.scored(chain()), new double[0], 0);
    MonteCarlo credit = credit(Cut.UNSURE, 2);
    assertThat(credit.asks(group)).extracting(Request::prefix).containsExactly(1, 5);
    Credited credited = credit.assign(group, List.of(worth(0.4), worth(0.6))).get(0);
    assertThat(credited.advantage()).containsExactly(new double[] {0, 0.2, 0, 0.2, 0, 0.4, 0}, SIX);
    for (int t = 0; t < 7; t++) {
      assertThat(credited.rollout().trained(t)).isEqualTo(t % 2 == 1);
    }
  }

  @Test
  void anUnsureFirstTokenIsCutBeforeAndWithoutAnyThereIsNoCredit() {
    Member unsure = Member.of(2).stored(Row.logProb("policy"), -1, -1).score(1);
    MonteCarlo credit = credit(Cut.UNSURE, 5);
    assertThat(credit.reads()).containsExactly(Row.logProb("policy"));
    assertThat(credit.assign(Groups.scored(unsure), List.of(worth(0.25))).get(0).advantage())
        .containsExactly(0.75, 0.75);
    Group<Scored> sure = Groups.scored(Member.of(2).stored(Row.logProb("policy"), 0, 0).score(1));
    assertThat(credit.asks(sure)).isEmpty();
    assertThat(credit.assign(sure, List.of()).get(0).advantage()).containsExactly(0, 0);
  }

  @Test
  void theValueOfThePromptIsAskedForOnce() {
    MonteCarlo credit = credit(Cut.TOKENS, 2);
    Group<Scored> group = Groups.scored(Member.of(3).score(1), Member.of(4).score(0));
    Decoding decoding = Decoding.sampling(1, 16);
    assertThat(credit.reads()).isEmpty();
    assertThat(credit.asks(group))
        .containsExactly(
            new Request(Role.SAMPLE, 0, 0, 9, decoding),
            new Request(Role.SAMPLE, 0, 2, 9, decoding),
            new Request(Role.SAMPLE, 1, 2, 9, decoding));
    Group<Credited> credited = credit.assign(group, List.of(worth(0.5), worth(0.75), worth(0.125)));
    assertThat(credited.get(0).advantage()).containsExactly(0.25, 0.25, 0.25);
    assertThat(credited.get(1).advantage()).containsExactly(-0.375, -0.375, -0.125, -0.125);
  }

  @Test
  void aGivenPrefixIsNoSegment() {
    Member member = Member.of(4).author(0, Author.PREFIX).author(1, Author.PREFIX).score(1);
    MonteCarlo credit = credit(Cut.TOKENS, 9);
    Group<Scored> group = Groups.scored(member);
    assertThat(credit.asks(group)).extracting(Request::prefix).containsExactly(2);
    assertThat(credit.assign(group, List.of(worth(0.5))).get(0).advantage())
        .containsExactly(0, 0, 0.5, 0.5);
  }

  @Test
  void shapingInASegmentCountsInIt() {
    Group<Scored> group = Groups.scored(Member.of(2).reward(-0.1, 0.9).turnEnds(0, 1));
    assertThat(
            credit(Cut.STEPS, 1).assign(group, List.of(worth(0.5), worth(0.7))).get(0).advantage())
        .containsExactly(new double[] {0.1, 0.2}, SIX);
  }

  @Test
  void anUnknownValueDropsItsMember() {
    Group<Scored> group = Groups.scored(steps());
    Credited unknown =
        credit(Cut.STEPS, 1).assign(group, List.of(right(4), worth(Double.NaN), right(2))).get(0);
    assertThat(unknown.weight()).isZero();
    assertThat(unknown.advantage()).containsOnly(0);
  }

  @Test
  void equalRewardsGiveNoAdvantage() {
    Credited even =
        credit(Cut.STEPS, 1)
            .assign(Groups.scored(steps()), List.of(right(9), right(9), right(9)))
            .get(0);
    assertThat(even.advantage()).containsOnly(0);
  }
}
