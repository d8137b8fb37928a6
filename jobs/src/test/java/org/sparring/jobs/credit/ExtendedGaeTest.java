package org.sparring.jobs.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;
import org.sparring.jobs.adjust.AwaitEnd;

class ExtendedGaeTest {
  private static final Offset<Double> SIX = within(5e-7);
  private static final Row VALUE = Row.value("critic");

  private static ExtendedGae credit(double gamma, double targetLambda) {
    return new ExtendedGae(gamma, 0.95, targetLambda, 0, "critic");
  }

  private static Credited credit(Member member) {
    return credit(1, 1).assign(Groups.scored(member), List.of()).get(0);
  }

  private static Member member(Finish finish) {
    return Member.of(3).stored(VALUE, 0.2, 0.3, 0.5).finish(finish);
  }

  @Test
  void cardOnTruncatedPpo() {
    Credited open = credit(member(Finish.OPEN));
    assertThat(open.advantage()).containsExactly(new double[] {0.29, 0.2, 0}, SIX);
    assertThat(open.target()).containsOnly(Double.NaN);
    assertThat(open.weight()).isEqualTo(1);
    Credited ended = credit(member(Finish.LENGTH));
    assertThat(ended.advantage()).containsExactly(new double[] {-0.16125, -0.275, -0.5}, SIX);
  }

  @Test
  void finishedResponsesAreCreditedAsByGae() {
    for (Finish finish : new Finish[] {Finish.EOS, Finish.STOP, Finish.LENGTH}) {
      Group<Scored> group = Groups.scored(member(finish).reward(-0.1, 0.3, 0.7));
      Credited plain = new Gae(0.9, 0.95, "critic").assign(group, List.of()).get(0);
      Credited extended = credit(0.9, 0.95).assign(group, List.of()).get(0);
      assertThat(extended.advantage()).isEqualTo(plain.advantage());
      assertThat(extended.target()).isEqualTo(plain.target());
      double[] returns = credit(0.9, 1).assign(group, List.of()).get(0).target();
      assertThat(returns)
          .containsExactly(
              new double[] {-0.1 + 0.9 * (0.3 + 0.9 * 0.7), 0.3 + 0.9 * 0.7, 0.7}, SIX);
    }
  }

  @Test
  void lambdaMayGrowWithTheLength() {
    ExtendedGae adaptive = new ExtendedGae(1, 0.95, 1, 0.05, "critic");
    assertThat(adaptive.decay(100)).isCloseTo(0.8, SIX);
    assertThat(adaptive.decay(3)).isZero();
    assertThat(credit(1, 1).decay(100)).isEqualTo(0.95);
  }

  @Test
  void whatCouldNotBeScoredIsDropped() {
    Credited unknown = credit(member(Finish.EOS).score(Double.NaN));
    assertThat(unknown.weight()).isZero();
    assertThat(unknown.target()).containsExactly(0.2, 0.3, 0.5);
  }

  @Test
  void anOpenResponseHasEarnedNothing() {
    Group<Scored> group =
        Groups.scored(
            member(Finish.OPEN).score(1),
            member(Finish.OPEN).score(Double.NaN).weight(0),
            member(Finish.EOS).score(1));
    Group<Scored> waiting = new AwaitEnd().apply(group, new double[0], 0);
    assertThat(waiting.members().stream().map(Scored::total)).containsExactly(0.0, 0.0, 1.0);
    assertThat(waiting.members()).allMatch(each -> each.weight() == 1);
  }
}
