package org.sparring.datasets.make;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sparring.common.random.Draw;
import org.sparring.datasets.make.Annotators.Judgement;
import org.sparring.datasets.make.Annotators.Noise;

class AnnotatorsTest {
  private static List<Pair> pairs;

  @BeforeAll
  static void drawPairs() {
    pairs = Pair.draw(new DemoData(DemoSize.seed(1)).train(), 6000, Draw.seed(11));
  }

  private static double agreement(Noise noise) {
    Annotators annotators = new Annotators(Draw.seed(12), noise);
    int agree = 0;
    int ordered = 0;
    for (int n = 0; n < pairs.size(); n++) {
      double gap = pairs.get(n).gap(GoldReward.DEMO);
      if (Math.abs(gap) < 1e-9) {
        continue;
      }
      for (Judgement judgement : annotators.judge(n, pairs.get(n))) {
        ordered++;
        agree += judgement.first() == gap > 0 ? 1 : 0;
      }
    }
    return (double) agree / ordered;
  }

  @Test
  void unflippedLabelsAgreeWithGoldInSeventyToEightyPercent() {
    assertThat(agreement(Noise.NONE)).isBetween(0.74, 0.80);
  }

  @Test
  void flipsHalveTheSignalAndShufflingEndsIt() {
    assertThat(agreement(Noise.FLIPS)).isBetween(0.61, 0.66);
    assertThat(agreement(Noise.SHUFFLED)).isBetween(0.485, 0.515);
  }

  @Test
  void everyPairHasThreeAnnotatorsAndEachFlipsAtTheirRate() {
    Annotators annotators = new Annotators(Draw.seed(13), Noise.FLIPS);
    int[] labels = new int[Annotators.count()];
    int[] flips = new int[Annotators.count()];
    for (int n = 0; n < pairs.size(); n++) {
      List<Judgement> judgements = annotators.judge(n, pairs.get(n));
      assertThat(judgements).extracting(Judgement::annotator).hasSize(3).doesNotHaveDuplicates();
      for (Judgement judgement : judgements) {
        labels[judgement.annotator()]++;
        flips[judgement.annotator()] += judgement.spoilt() ? 1 : 0;
      }
    }
    double mean = 0;
    for (int a = 0; a < labels.length; a++) {
      double rate = Annotators.flipRate(a);
      double error = Math.sqrt(rate * (1 - rate) / labels[a]);
      assertThat((double) flips[a] / labels[a]).isBetween(rate - 4 * error, rate + 4 * error);
      assertThat(labels[a]).isBetween(3400, 3800);
      mean += rate / labels.length;
    }
    assertThat(mean).isBetween(0.2499, 0.2501);
  }

  @Test
  void labelsDependOnTheKeyAlone() {
    Annotators one = new Annotators(Draw.seed(14), Noise.FLIPS);
    Annotators other = new Annotators(Draw.seed(14), Noise.FLIPS);
    List<Judgement> before = one.judge(7, pairs.get(7));
    other.judge(3, pairs.get(3));
    assertThat(other.judge(7, pairs.get(7))).isEqualTo(before);
  }
}
