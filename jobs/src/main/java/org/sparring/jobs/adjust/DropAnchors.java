package org.sparring.jobs.adjust;

import org.sparring.common.data.Group;
import org.sparring.common.data.Role;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;

/** Takes anchors out of the losses. */
@About(
    value =
        "Drops, by weight 0, the members that only stand in a group for others to be measured"
            + " against or to go on from.",
    formula = "w_i = 0 where member i is an anchor")
public record DropAnchors() implements Shaping {
  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    return group.map(
        each -> each.rollout().role() == Role.ANCHOR ? Reshaped.weight(each, 0) : each);
  }
}
