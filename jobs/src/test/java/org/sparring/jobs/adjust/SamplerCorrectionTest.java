package org.sparring.jobs.adjust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.data.Author;
import org.sparring.common.data.Row;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;
import org.sparring.jobs.adjust.SamplerCorrection.Beyond;
import org.sparring.jobs.loss.RatioOf;

/** The card on the mismatch of sampler and trainer: what becomes of advantages of 1. */
class SamplerCorrectionTest {
  private static Member member() {
    return Member.of(3)
        .stored(Row.logProb("policy"), -1, -0.5, -2)
        .stored(Row.logProb(Row.SAMPLER), -1.2, -0.5, -3.5)
        .advantage(1, 1, 1);
  }

  private static double[] weights(SamplerCorrection correction, Member member) {
    return correction.apply(Groups.credited(member), new double[0], 0).get(0).advantage();
  }

  @ParameterizedTest
  @CsvSource({
    "TOKEN, TRUNCATE, 0, 99, 1.221403, 1, 4.481689",
    "TOKEN, TRUNCATE, 0, 2, 1.221403, 1, 2",
    "TOKEN, MASK, 0.5, 2, 1.221403, 1, 0",
    "TOKEN, DROP, 0.5, 2, 1, 1, 0",
    "SEQUENCE, MASK, 0, 99, 5.473947, 5.473947, 5.473947",
    "SEQUENCE, MASK, 0, 3, 0, 0, 0",
    "SEQUENCE, TRUNCATE, 0, 3, 3, 3, 3",
    "GEOMETRIC, MASK, 0, 2, 1.762383, 1.762383, 1.762383",
    "GEOMETRIC, DROP, 0, 2, 1, 1, 1"
  })
  void numbersOfTheCard(
      RatioOf ratio, Beyond beyond, double low, double high, double a, double b, double c) {
    SamplerCorrection correction = new SamplerCorrection(ratio, beyond, low, high, "policy");
    assertThat(weights(correction, member())).containsExactly(new double[] {a, b, c}, within(5e-7));
  }

  @Test
  void tokensOfTheWorldCountForNothing() {
    SamplerCorrection whole = new SamplerCorrection(RatioOf.SEQUENCE, Beyond.MASK, 0, 3, "policy");
    assertThat(weights(whole, member().author(2, Author.WORLD))[0])
        .isCloseTo(1.221403, within(5e-7));
  }

  @Test
  void aSamplerThatIsThePolicyChangesNothing() {
    SamplerCorrection whole = new SamplerCorrection(RatioOf.SEQUENCE, Beyond.MASK, 0, 3, "policy");
    Member same = member().stored(Row.logProb(Row.SAMPLER), -1, -0.5, -2);
    assertThat(weights(whole, same)).containsExactly(1, 1, 1);
    assertThat(whole.reads()).containsExactly(Row.logProb("policy"), Row.logProb(Row.SAMPLER));
  }
}
