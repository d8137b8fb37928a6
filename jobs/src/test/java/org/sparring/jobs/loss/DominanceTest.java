package org.sparring.jobs.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.sparring.jobs.loss.PairFixture.FIRST;
import static org.sparring.jobs.loss.PairFixture.SIX;
import static org.sparring.jobs.loss.PairFixture.SUMS;
import static org.sparring.jobs.loss.PairFixture.both;
import static org.sparring.jobs.loss.PairFixture.response;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.UserException;
import org.sparring.common.part.Reach;

/** Quantiles of a step against each other: the numbers of the card, and weights. */
class DominanceTest {
  /** Pairs whose policy margins are 3 and -2, and whose reference margins are 0.5 and 1.5. */
  private static Scene margins() {
    return Scene.empty()
        .group(FIRST, response(2, -1, -1), response(3, -4, -1.5))
        .group(FIRST, response(2, -4, -1), response(3, -2, -2.5));
  }

  @Test
  void unpaired() {
    AotUnpaired loss = new AotUnpaired(0.1, 0, SUMS);
    assertThat(loss.reach()).isEqualTo(Reach.STEP);
    assertThat(both().mean(loss)).isCloseTo(0.718460, SIX);
    assertThat(both().metric(loss, "quantiles/violated")).isEqualTo(1);
  }

  @Test
  void paired() {
    Aot loss = new Aot(0.1, 0, SUMS);
    assertThat(margins().mean(loss)).isCloseTo(0.723448, SIX);
    assertThat(margins().mean(new Dpo(0.1, 0, "policy", "reference"))).isCloseTo(0.729661, SIX);
    assertThat(margins().metric(loss, "quantiles/violated")).isEqualTo(0.5);
  }

  @Test
  void aWeightOfTwoIsThePairTwice() {
    Scene heavy =
        Scene.empty()
            .group(FIRST, response(2, -1, -1).weight(2), response(3, -4, -1.5).weight(2))
            .group(FIRST, response(2, -4, -1), response(3, -2, -2.5));
    Scene twice = margins().group(FIRST, response(2, -1, -1), response(3, -4, -1.5));
    for (Dominance loss : List.of(new Aot(0.3, 0.1, SUMS), new AotUnpaired(0.3, 0.1, SUMS))) {
      assertThat(heavy.mass(loss)).isEqualTo(3);
      assertThat(heavy.sum(loss)).isCloseTo(twice.sum(loss), within(1e-12));
    }
  }

  @Test
  void allMassIsTransportedInOrder() {
    List<String> pieces = new ArrayList<>();
    Coupling.walk(
        new double[] {3, 1, 2},
        new double[] {5, 9, 7},
        new double[] {1, 0.5, 2},
        (left, right, mass) -> pieces.add(left + ">" + right + ":" + mass));
    assertThat(pieces).containsExactly("1>0:0.5", "2>0:0.5", "2>2:1.5", "0>2:0.5", "0>1:0.5");
  }

  @Test
  void whatHasNoMeaningIsRefused() {
    Gains shannon = gains(Divergence.JENSEN_SHANNON, Weighting.EQUAL);
    Gains weighted = gains(Divergence.REVERSE_KL, Weighting.ON_POLICY);
    assertThatThrownBy(() -> new Aot(0.1, 0, shannon))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("aot.gains.divergence");
    assertThatThrownBy(() -> new AotUnpaired(0.1, 0, weighted))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("aot_unpaired.gains.weighting");
    assertThat(new AotUnpaired(0.1, 0, shannon).gains()).isEqualTo(shannon);
  }

  private static Gains gains(Divergence divergence, Weighting weighting) {
    return new Gains(Length.SUM, 1, divergence, 1, weighting, "policy", "reference");
  }
}
