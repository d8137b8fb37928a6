package org.sparring.jobs.reward;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Outcome;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Score;
import org.sparring.common.part.About;
import org.sparring.common.part.Reward;

/**
 * One score from several reward models, the smaller the less they agree.
 *
 * <p>The spread of a score is the population's standard deviation, whatever variance is asked for.
 */
@About(
    value =
        "One score from several reward models: their mean, their lowest, or their mean less a"
            + " penalty for their disagreement. Its members shall have one scale; where one gives"
            + " no finite number, there is no score.",
    formula =
        "mean: R = mean_k r_k; worst: R = min_k r_k; uncertainty: R = mean_k r_k - penalty var_k"
            + " r_k; unbiased: var divides by k - 1, and is 0 where k = 1",
    paper =
        "Coste et al. 2023, Reward model ensembles help mitigate overoptimization; the"
            + " unbiased variance is that of their PPO code")
public record Ensemble(
    @Param(value = "The models that score.", or = "[]") List<String> models,
    @Param(value = "How scores are combined: mean, worst or uncertainty.", or = "mean") By by,
    @Param(value = "Uncertainty: score lost for each unit of variance.", or = "0.5", min = 0)
        double penalty,
    @Param(value = "Uncertainty: whether the variance has Bessel's correction.", or = "false")
        boolean unbiased)
    implements Reward {

  /** How the members' scores become one. */
  public enum By {
    /** The mean. */
    MEAN {
      @Override
      double combine(Opinions of, Ensemble numbers) {
        return of.mean();
      }
    },
    /** Worst-case optimisation. */
    WORST {
      @Override
      double combine(Opinions of, Ensemble numbers) {
        return of.lowest();
      }
    },
    /** Uncertainty-weighted optimisation. */
    UNCERTAINTY {
      @Override
      double combine(Opinions of, Ensemble numbers) {
        return of.mean() - numbers.penalty * of.variance(numbers.unbiased);
      }
    };

    abstract double combine(Opinions of, Ensemble numbers);
  }

  @Override
  public Set<Row> reads() {
    Set<Row> rows = new TreeSet<>();
    models.forEach(each -> rows.add(Row.score(each)));
    return rows;
  }

  @Override
  public List<Score> score(Group<Rollout> group) {
    return group.members().stream().map(this::score).toList();
  }

  private Score score(Rollout rollout) {
    if (models.isEmpty()) {
      return Score.failed(Outcome.ERROR, "the ensemble has no members; name its models");
    }
    double[] scores = new double[models.size()];
    for (int k = 0; k < scores.length; k++) {
      scores[k] = rollout.row(Row.score(models.get(k)))[0];
      if (!Double.isFinite(scores[k])) {
        return Score.failed(
            Outcome.ERROR, "model %s gave the score %s".formatted(models.get(k), scores[k]));
      }
    }
    Opinions opinions = new Opinions(scores);
    return new Score(
        by.combine(opinions, this),
        new double[0],
        Math.sqrt(opinions.variance(false)),
        Outcome.OK,
        "");
  }
}
