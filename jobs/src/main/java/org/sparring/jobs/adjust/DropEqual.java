package org.sparring.jobs.adjust;

import java.util.DoubleSummaryStatistics;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;

/**
 * Drops groups whose rewards are all equal.
 *
 * <p>Place it before any shaping that tells equal answers apart, such as a KL penalty.
 */
@About(
    value =
        "Drops, by weight 0, every group whose rewards are all equal: its advantages would "
            + "be 0.",
    formula = "w_i = 0 where max R = min R over the members that could be scored",
    paper = "Yu et al. 2025, DAPO, section 3.2, without the refill")
public record DropEqual() implements Shaping {
  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    DoubleSummaryStatistics rewards =
        group.members().stream()
            .filter(Scored::scorable)
            .mapToDouble(Scored::total)
            .summaryStatistics();
    return rewards.getMax() > rewards.getMin()
        ? group
        : group.map(member -> Reshaped.weight(member, 0));
  }
}
