package org.sparring.jobs.reward;

import java.util.List;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Outcome;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Score;
import org.sparring.common.part.About;
import org.sparring.common.part.Reward;

/**
 * The values that a process reward model gives the steps of a response.
 *
 * <p>A value is read where the step's last token is about to be written: the token that ends a step
 * says nothing more of it.
 */
@About(
    value =
        "The values that a process reward model gives a response at the last token of each step; a"
            + " value that is not a finite number is an error.",
    formula = "r_t = V_t where a step ends, else 0",
    paper =
        "Lightman et al. 2023, Let's verify step by step; Shao et al. 2024, DeepSeekMath, 4.1.3")
public record StepValues(
    @Param(value = "The model that judges steps, with a value head.", or = "process") String model)
    implements Reward {

  @Override
  public Set<Row> reads() {
    return Set.of(Row.value(model));
  }

  @Override
  public List<Score> score(Group<Rollout> group) {
    return group.members().stream().map(this::score).toList();
  }

  private Score score(Rollout rollout) {
    double[] values = rollout.row(Row.value(model));
    double[] tokens = new double[rollout.length()];
    for (int end : rollout.turnEnds()) {
      if (!Double.isFinite(values[end])) {
        return Score.failed(
            Outcome.ERROR,
            "model %s gave token %d the value %s".formatted(model, end, values[end]));
      }
      tokens[end] = values[end];
    }
    return new Score(0, tokens, 0, Outcome.OK, "");
  }
}
