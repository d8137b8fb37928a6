package org.sparring.jobs.adjust;

import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Author;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;

/** Leaves out tokens that the policy was sure of. */
@About(
    value =
        "Leaves every token out of the losses that the policy was sure of when it sampled; means"
            + " over tokens and whitening leave them out too.",
    formula = "token t is trained where pi_old(y_t) < threshold",
    paper = "Guo et al. 2025, Segment policy optimization, the probability mask")
public record SkipSure(
    @Param(
            value = "Probability from which on a token is left out.",
            or = "0.9",
            min = 0,
            max = 1,
            above = true)
        double threshold,
    @Param(value = "The model that sampled.", or = "policy") String model)
    implements Shaping {
  @Override
  public Set<Row> reads() {
    return Set.of(Row.logProb(model));
  }

  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    return group.map(
        each -> new Scored(skip(each.rollout()), each.reward(), each.parts(), each.weight()));
  }

  private Rollout skip(Rollout rollout) {
    Author[] author = rollout.author().clone();
    double[] logProbs = rollout.row(Row.logProb(model));
    for (int t = 0; t < author.length; t++) {
      if (rollout.trained(t) && Math.exp(logProbs[t]) >= threshold) {
        author[t] = Author.SKIPPED;
      }
    }
    return rollout.by(author);
  }
}
