package org.sparring.jobs.loss;

import java.util.Set;
import java.util.SortedMap;
import org.sparring.common.config.Param;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.common.part.Batch;
import org.sparring.common.part.Loss;
import org.sparring.common.part.Slopes;
import org.sparring.common.part.Tallies;
import org.sparring.common.part.Tally;

/**
 * Logistic regression of labels; its mass is the number of ranked members, by their weights.
 *
 * <p>Rank 0 is the one label, any other rank the other. A model that reads prompts alone learns how
 * likely a prompt is that of a desirable response.
 */
@About(
    value =
        "Logistic regression of a label on a score: whether a response is desirable, of rank 0, or"
            + " not.",
    formula = "desirable -log sigma(s), undesirable -log sigma(-s); s is the score",
    paper =
        "Jung et al. 2024, Binary classifier optimization for large language model alignment,"
            + " section 4.2, the classifier of prompts")
public record LabelError(@Param(value = "The model that is trained.", or = "reward") String model)
    implements Loss {
  @Override
  public Set<Row> live() {
    return Set.of(Row.score(model));
  }

  @Override
  public double mass(Group<Credited> group) {
    double mass = 0;
    for (int m = 0; m < group.size(); m++) {
      mass += weight(group, m);
    }
    return mass;
  }

  @Override
  public double evaluate(Batch batch, Slopes slopes) {
    double[] sum = {0};
    walk(
        batch,
        (g, m, sign) -> {
          double weight = weight(batch.groups().get(g), m);
          Point point = Logistic.loss(sign * score(batch, g, m), 0);
          sum[0] += weight * point.value();
          slopes.add(g, m, Row.score(model), 0, weight * sign * point.slope());
        });
    return sum[0];
  }

  @Override
  public SortedMap<String, Tally> observe(Batch batch) {
    Tallies log = new Tallies();
    walk(
        batch,
        (g, m, sign) ->
            log.add(
                "labels/accuracies",
                sign * score(batch, g, m) > 0 ? 1 : 0,
                weight(batch.groups().get(g), m)));
    return log.all();
  }

  /** What is done at each labelled member; the sign is 1 for a desirable one, else -1. */
  private interface Step {
    void take(int group, int member, int sign);
  }

  private void walk(Batch batch, Step step) {
    for (int g = 0; g < batch.groups().size(); g++) {
      Group<Credited> group = batch.groups().get(g);
      for (int m = 0; m < group.size(); m++) {
        if (weight(group, m) > 0) {
          step.take(g, m, ((Preference.Ranks) group.preference()).of()[m] == 0 ? 1 : -1);
        }
      }
    }
  }

  private static double weight(Group<Credited> group, int m) {
    boolean labelled = group.preference() instanceof Preference.Ranks ranks && ranks.of()[m] >= 0;
    return labelled ? group.get(m).weight() : 0;
  }

  private double score(Batch batch, int g, int m) {
    return batch.live().at(g, m, Row.score(model))[0];
  }
}
