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

/** The score of a reward model. */
@About(
    value =
        "The score of a reward model, times a scale; a score that is not a finite number is "
            + "an error.",
    formula = "R = scale r, r the score of the model",
    paper =
        "Ouyang et al. 2022, Training language models to follow instructions with human "
            + "feedback")
public record ModelReward(
    @Param(value = "The model that scores.", or = "reward") String model,
    @Param(value = "Factor of the score.", or = "1.0") double scale)
    implements Reward {

  @Override
  public Set<Row> reads() {
    return Set.of(Row.score(model));
  }

  @Override
  public List<Score> score(Group<Rollout> group) {
    return group.members().stream().map(this::score).toList();
  }

  private Score score(Rollout rollout) {
    double value = scale * rollout.row(Row.score(model))[0];
    return Double.isFinite(value)
        ? Score.of(value)
        : Score.failed(Outcome.ERROR, "model " + model + " gave the score " + value);
  }
}
