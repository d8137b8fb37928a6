package org.sparring.jobs.adjust;

import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;

/** The judge that a reward is. */
@About(
    value =
        "The odds of each member of a group against each, from their rewards; a temperature of 0"
            + " lets the greater reward win for certain.",
    formula = "P(i over j) = sigma((R_i - R_j) / temperature)",
    paper = "Bradley and Terry 1952; Munos et al. 2023, Nash learning from human feedback")
public record RewardOdds(
    @Param(value = "Divides the difference of two rewards.", or = "1.0", min = 0)
        double temperature)
    implements Judge {

  @Override
  public double beats(Group<Scored> group, int first, int second) {
    double gap = group.get(first).total() - group.get(second).total();
    return gap == 0 || temperature == 0
        ? 0.5 * (1 + Math.signum(gap))
        : 1 / (1 + Math.exp(-gap / temperature));
  }
}
