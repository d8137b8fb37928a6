package org.sparring.jobs.adjust;

import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;

/** Drops responses that were cut by length; baselines still see them. */
@About(
    value =
        "Drops, by weight 0, every response that was cut by length: nobody knows what it would have"
            + " been worth.",
    formula = "w_i = 0 where the response was cut",
    paper = "Yu et al. 2025, DAPO, section 3.4, overlong filtering")
public record DropTruncated() implements Shaping {
  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    return group.map(each -> cut(each.rollout().finish()) ? Reshaped.weight(each, 0) : each);
  }

  private static boolean cut(Finish finish) {
    return finish == Finish.LENGTH || finish == Finish.TRUNCATED;
  }
}
