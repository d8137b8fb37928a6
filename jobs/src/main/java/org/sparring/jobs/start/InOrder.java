package org.sparring.jobs.start;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Progress;
import org.sparring.common.data.Response;
import org.sparring.common.data.Start;
import org.sparring.common.part.About;
import org.sparring.common.part.StartSampler;

/** Examples stage by stage, as a curriculum numbers them. */
@About(
    value =
        "Every example once per pass, the stages of a curriculum one after the other and each in a"
            + " fresh order; an example without a stage comes last.",
    formula = "place = floor(stage) + u, u uniform in [0, 1)",
    paper = "Pattnaik et al. 2024, Curry-DPO, arXiv:2403.07230")
public record InOrder(
    @Param(value = "Column of the example that holds its stage.", or = "order") String column)
    implements StartSampler {

  @Override
  public OptionalDouble place(Map<String, String> facts, Progress progress, double uniform) {
    String stage = facts.get(column);
    return OptionalDouble.of((stage == null ? Integer.MAX_VALUE : number(stage)) + uniform);
  }

  private double number(String stage) {
    try {
      return Math.floor(Double.parseDouble(stage));
    } catch (NumberFormatException e) {
      throw UserException.input(
          ("the column `%s` of an example holds `%s`, which is no number; name a column with"
                  + " stages, such as `order`, which the stages curry and curriculum of prepare"
                  + " write")
              .formatted(column, stage));
    }
  }

  @Override
  public Start open(Start example, List<Response> given, long draw) {
    return example;
  }
}
