package org.sparring.common.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Decoding;
import org.sparring.common.random.Draw;

class DistributionTest {
  private static final double[] P = {0.1, 0.3, 0.05, 0.3, 0.25};

  private static Distribution of(double[] p, int topK, double topP) {
    return new Distribution(p, 0, p.length, new Decoding(1, topK, topP, 1, false));
  }

  @Test
  void invertsTheCumulativeDistributionWithIdsAscending() {
    Distribution all = of(P, 0, 1);
    assertThat(all.at(0)).isZero();
    assertThat(all.at(0.0999)).isZero();
    assertThat(all.at(0.1001)).isEqualTo(1);
    assertThat(all.at(0.42)).isEqualTo(2);
    assertThat(all.at(1 - 0x1p-53)).isEqualTo(4);
    assertThat(all.logProbability(3)).isCloseTo(Math.log(0.3), within(1e-12));
  }

  @Test
  void topKKeepsTheLowestIdOnATie() {
    Distribution one = of(P, 1, 1);
    assertThat(one.at(0.99)).isEqualTo(1);
    assertThat(one.logProbability(1)).isZero();
    Distribution three = of(P, 3, 1);
    assertThat(three.at(0)).isEqualTo(1);
    assertThat(three.at(0.999)).isEqualTo(4);
    assertThat(three.logProbability(4)).isCloseTo(Math.log(0.25 / 0.85), within(1e-12));
  }

  @Test
  void topPKeepsTheSmallestSetThatReachesIt() {
    assertThat(of(P, 0, 0.3).logProbability(1)).isZero();
    assertThat(of(P, 0, 0.61).logProbability(4)).isCloseTo(Math.log(0.25 / 0.85), within(1e-12));
    assertThat(of(P, 0, 1e-9).at(0.5)).isEqualTo(1);
  }

  @Test
  void topPCountsTheMassThatTopKLeft() {
    Distribution both = of(P, 3, 0.7);
    assertThat(both.logProbability(1)).isCloseTo(Math.log(0.5), within(1e-12));
    assertThat(both.at(0.999)).isEqualTo(3);
  }

  @Test
  void aZeroIsNeverDrawnAndNoNumberIsNoDistribution() {
    assertThat(of(new double[] {0, 1, 0}, 0, 1).at(0)).isEqualTo(1);
    assertThat(of(new double[] {0, 1, 0}, 0, 1).at(1 - 0x1p-53)).isEqualTo(1);
    assertThat(of(new double[] {Double.NaN, Double.NaN}, 0, 1).finite()).isFalse();
    assertThat(of(new double[] {Double.NaN, Double.NaN}, 1, 0.5).finite()).isFalse();
  }

  @Test
  void rankingSortsByWeightThenId() {
    double[] weights = new double[200];
    Draw draw = Draw.seed(4);
    Arrays.setAll(weights, i -> draw.below(20, i));
    Ranking ranking = new Ranking(weights, 0, weights.length);
    int before = ranking.next();
    for (int i = 1; i < weights.length; i++) {
      int next = ranking.next();
      assertThat(weights[next]).isLessThanOrEqualTo(weights[before]);
      if (weights[next] == weights[before]) {
        assertThat(next).isGreaterThan(before);
      }
      before = next;
    }
  }
}
