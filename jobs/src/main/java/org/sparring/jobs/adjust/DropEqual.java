package org.sparring.jobs.adjust;

import java.util.DoubleSummaryStatistics;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;

/**
 * Drops, by weight 0, every group whose rewards are all equal: its advantages would be 0.
 *
 * <p>Yu et al. 2025, DAPO, section 3.2, without the refill. Members that could not be scored do not
 * count. Place it before any shaping that tells equal answers apart, such as a KL penalty.
 */
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
