package org.sparring.datasets.make;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.sparring.common.random.Draw;

/**
 * Five annotators who draw which of two replies they prefer from Bradley-Terry on the gold reward,
 * and then flip some of their labels.
 *
 * <p>P(first preferred) = 1 / (1 + exp(-(gold(first) - gold(second)) / temperature)), Bradley and
 * Terry 1952.
 *
 * @param draw source of every choice, draw and flip
 * @param noise how labels are spoilt
 */
record Annotators(Draw draw, Noise noise) {
  /** What happens to the labels. */
  enum Noise {
    /** Nothing: Bradley-Terry alone, for pairs that are held back. */
    NONE,
    /** Each annotator flips at a rate of their own. */
    FLIPS,
    /** A coin replaces the label: the control. */
    SHUFFLED
  }

  /** Divides differences of gold; labels then agree with the gold order in about 77 %. */
  static final double TEMPERATURE = 1.3;

  /** Annotators for each pair. */
  static final int PER_PAIR = 3;

  private static final double[] FLIP_RATES = {0.10, 0.20, 0.25, 0.30, 0.40};

  /**
   * One judgement.
   *
   * @param annotator from 0
   * @param first whether the first reply is preferred
   * @param spoilt whether the label is not the one that Bradley-Terry gave
   */
  record Judgement(int annotator, boolean first, boolean spoilt) {}

  static int count() {
    return FLIP_RATES.length;
  }

  static double flipRate(int annotator) {
    return FLIP_RATES[annotator];
  }

  /** The judgements of the numbered pair by three annotators, in the annotators' order. */
  List<Judgement> judge(long number, Pair pair) {
    Draw keyed = draw.with(number);
    Draw order = keyed.with("annotators");
    List<Integer> chosen =
        IntStream.range(0, count())
            .boxed()
            .sorted(Comparator.comparingLong(annotator -> order.bits(annotator)))
            .limit(PER_PAIR)
            .sorted()
            .toList();
    double gap = pair.gap(GoldReward.DEMO);
    double odds = 1 / (1 + StrictMath.exp(-gap / TEMPERATURE));
    List<Judgement> judgements = new ArrayList<>();
    for (int annotator : chosen) {
      Draw own = keyed.with("judgement").with(annotator);
      boolean honest = own.uniform(0) < odds;
      boolean label =
          switch (noise) {
            case NONE -> honest;
            case FLIPS -> honest ^ own.uniform(1) < flipRate(annotator);
            case SHUFFLED -> own.uniform(1) < 0.5;
          };
      judgements.add(new Judgement(annotator, label, label != honest));
    }
    return judgements;
  }
}
