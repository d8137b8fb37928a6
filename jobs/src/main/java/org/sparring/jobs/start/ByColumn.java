package org.sparring.jobs.start;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.sparring.common.config.Param;
import org.sparring.common.data.Progress;
import org.sparring.common.data.Response;
import org.sparring.common.data.Start;
import org.sparring.common.part.About;
import org.sparring.common.part.StartSampler;

/**
 * Examples in the order of one of their columns.
 *
 * <p>An example whose column is missing, or no finite number, is left out.
 */
@About(
    value =
        "Every example that has a number in a column, in the order of those numbers, each response"
            + " from its beginning.",
    paper =
        "Wang et al. 2025, Reinforcement learning for reasoning in large language models with one"
            + " training example: by the variance of earlier rewards, the greatest first; Bengio et"
            + " al. 2009, Curriculum learning: the smallest first")
public record ByColumn(
    @Param(value = "The column.", or = "reward_variance") String column,
    @Param(value = "Whether the greatest come first.", or = "true") boolean greatest)
    implements StartSampler {
  @Override
  public OptionalDouble place(Map<String, String> facts, Progress progress, double uniform) {
    double number = number(facts.getOrDefault(column, ""));
    return Double.isFinite(number)
        ? OptionalDouble.of(greatest ? -number : number)
        : OptionalDouble.empty();
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  @Override
  public Start open(Start example, List<Response> given, long draw) {
    return example;
  }
}
