package org.sparring.jobs.adjust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.data.Author;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;

class AdaptiveKlTest {
  private static final Offset<Double> SIX = within(5e-7);
  private static final AdaptiveKlInReward CARD =
      new AdaptiveKlInReward(0.15, 6, 10000, "policy", "reference");

  /** A sequence of two tokens that diverges by as much at each. */
  private static Member member(double kl) {
    return Member.of(2)
        .stored(Row.logProb("policy"), -1, -1)
        .stored(Row.logProb("reference"), -1 - kl / 2, -1 - kl / 2);
  }

  private static double[] round(double[] carried, int sequences, double kl) {
    return CARD.next(carried, new double[] {sequences, sequences * kl});
  }

  @ParameterizedTest
  @CsvSource({"9, 0.150768", "5.7, 0.149808", "6, 0.15", "600, 0.150768", "-3, 0.149232"})
  void cardOnTheController(double kl, double next) {
    assertThat(round(CARD.initial(), 256, kl)).containsExactly(new double[] {0.15, next}, SIX);
  }

  @Test
  void aRoundPaysWhatEarlierRoundsDecided() {
    Group<Scored> group = Groups.scored(member(9).score(1));
    double[] first = round(CARD.initial(), 256, 9);
    assertThat(CARD.apply(group, first, 0).get(0).total()).isCloseTo(1 - 0.15 * 9, SIX);
    double[] second = round(first, 256, 5.7);
    Scored charged = CARD.apply(group, second, 0).get(0);
    assertThat(charged.total()).isCloseTo(1 - 0.150768 * 9, within(5e-6));
    assertThat(charged.parts().get(AdaptiveKlInReward.COEFFICIENT)).isCloseTo(0.150768, SIX);
    assertThat(charged.parts().get(KlInReward.KL)).isCloseTo(9, SIX);
    assertThat(charged.parts().get(KlInReward.PENALTY)).isCloseTo(-0.150768 * 9, within(5e-6));
    assertThat(second[1]).isCloseTo(0.150768 * (1 - 0.05 * 0.0256), SIX);
  }

  @Test
  void aRoundLongerThanTheHorizonCountsAsOne() {
    assertThat(round(CARD.initial(), 1_000_000, 600)[1]).isCloseTo(0.18, SIX);
    assertThat(round(CARD.initial(), 1_000_000, -600)[1]).isCloseTo(0.12, SIX);
  }

  @Test
  void withoutSequencesTheCoefficientStays() {
    assertThat(CARD.next(new double[] {0.3, 0.2}, new double[2])).containsExactly(0.2, 0.2);
  }

  @Test
  void talliesCountSequencesAndSumTheirTrainedTokens() {
    Member partly = member(4).author(0, Author.WORLD);
    assertThat(CARD.tally(Groups.scored(member(3), partly, member(-1))))
        .containsExactly(new double[] {3, 4}, SIX);
    assertThat(CARD.tally(Groups.scored())).containsExactly(0, 0);
  }

  @Test
  void atAFixedCoefficientItIsKlInReward() {
    Group<Scored> group = Groups.scored(member(3).author(1, Author.WORLD).score(2), member(-1));
    Group<Scored> fixed =
        new KlInReward(0.15, "policy", "reference").apply(group, new double[0], 0);
    Group<Scored> adaptive = CARD.apply(group, CARD.initial(), 0);
    for (int i = 0; i < 2; i++) {
      assertThat(adaptive.get(i).reward()).isEqualTo(fixed.get(i).reward());
    }
    assertThat(CARD.reads()).isEqualTo(new KlInReward(0.15, "policy", "reference").reads());
  }
}
