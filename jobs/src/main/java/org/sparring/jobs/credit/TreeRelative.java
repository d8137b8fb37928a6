package org.sparring.jobs.credit;

import java.util.List;
import org.sparring.common.config.Param;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;
import org.sparring.common.part.Credit;

/**
 * Advantages of the edges of a tree of samples: members whose parents are members.
 *
 * <p>A member without children is a leaf, and its reward is its value; what an inner one is scored
 * counts for nothing. A leaf that could not be scored is left out of means and gets weight 0, as
 * does a member none of whose leaves could be scored.
 */
@About(
    value =
        "The value of each segment of a tree of samples above that of the place it began at, the"
            + " same at every token; a place's value is the mean over the segments that begin"
            + " there, the segment itself included. Segments that are worth no more and no less get"
            + " weight 0.",
    formula =
        "A = V(child) - V(parent); with scale: / (std + 1e-8), std of the parent's children,"
            + " divided by their number; V(leaf) = R; V(parent) = mean V(child)",
    paper = "Guo et al. 2025, Segment policy optimization, SPO-tree")
public record TreeRelative(
    @Param(
            value = "Whether advantages are divided by the deviation of the parent's children.",
            or = "false")
        boolean scale,
    @Param(value = "Whether segments of advantage 0 get weight 0.", or = "true") boolean dropEqual)
    implements Credit {
  private static final double FLOOR = 1e-8;

  @Override
  public Group<Credited> assign(Group<Scored> group, List<Group<Scored>> answers) {
    Tree tree = Tree.of(group);
    int[] next = {0};
    return group.map(each -> assign(each, next[0]++, tree));
  }

  private Credited assign(Scored scored, int member, Tree tree) {
    double gap = tree.value(member) - tree.mean(scored.rollout().parent());
    double unit = scale ? tree.deviation(scored.rollout().parent()) + FLOOR : 1;
    boolean known = !Double.isNaN(gap);
    double advantage = known ? gap / unit : 0;
    boolean kept = known && (advantage != 0 || !dropEqual);
    Scored seen =
        new Scored(scored.rollout(), scored.reward(), scored.parts(), kept ? scored.weight() : 0);
    return Even.credit(seen, advantage);
  }
}
