package org.sparring.jobs.adjust;

import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;

/**
 * Rewards finished responses alone.
 *
 * <p>Place it first: what comes after it, such as a KL penalty, an open response gets as any other.
 * An open response whose reward could not be computed is worth 0 too.
 */
@About(
    value =
        "A response that a later round goes on with has earned nothing so far, whatever its text is"
            + " scored.",
    formula = "R = 0 where the response is open",
    paper = "Fan et al. 2025, Truncated proximal policy optimization")
public record AwaitEnd() implements Shaping {
  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    return group.map(each -> each.rollout().finish() == Finish.OPEN ? waiting(each) : each);
  }

  private static Scored waiting(Scored scored) {
    double[] nothing = new double[scored.rollout().length()];
    return new Scored(scored.rollout(), nothing, scored.parts(), 1);
  }
}
