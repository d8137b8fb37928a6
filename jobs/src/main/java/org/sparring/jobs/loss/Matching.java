package org.sparring.jobs.loss;

import java.io.Serializable;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;

/**
 * Underlying distribution matching: undesirable responses count as if their prompts had been drawn
 * from those of the desirable ones.
 *
 * <p>The weight of one is min(max(p / (1 - p + 1e-8), least), most); p = sigma(s) is how likely its
 * prompt is that of a desirable response, s the score of a classifier (Jung et al. 2024, Binary
 * classifier optimization, section 4.2).
 */
public record Matching(
    @Param(
            value =
                "The model whose score tells prompts of desirable responses from others, as a"
                    + " logit; '' weighs nothing.",
            or = "''")
        String model,
    @Param(value = "Least weight of an undesirable response.", or = "0.5", min = 0) double least,
    @Param(
            value = "Greatest weight of an undesirable response.",
            or = "10.0",
            min = 0,
            above = true)
        double most)
    implements Serializable {
  /** All responses count alike. */
  static final Matching NONE = new Matching("", 0.5, 10);

  private static final double FLOOR = 1e-8;

  /** Checks that the bounds are in order. */
  public Matching {
    if (least > most) {
      throw UserException.settings(
          "bco.matching: least = %s must not be above most = %s".formatted(least, most));
    }
  }

  /** Whether prompts are told apart at all. */
  boolean weighs() {
    return !model.isEmpty();
  }

  Set<Row> reads() {
    return weighs() ? Set.of(Row.score(model)) : Set.of();
  }

  double factor(Rollout undesirable) {
    return weighs() ? factor(undesirable.row(Row.score(model))[0]) : 1;
  }

  /** The weight at a score. */
  double factor(double score) {
    double ratio = Logistic.of(score) / (Logistic.of(-score) + FLOOR);
    return Math.min(Math.max(ratio, least), most);
  }
}
