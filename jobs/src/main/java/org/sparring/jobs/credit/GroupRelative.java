package org.sparring.jobs.credit;

import java.util.List;
import org.sparring.common.config.Param;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;
import org.sparring.common.part.Credit;

/** The reward relative to the group. */
@About(
    value =
        "The reward relative to the group, the same at every token; members that could not "
            + "be scored are left out of both moments and get advantage 0, as does a group of one.",
    formula =
        "A_i = (R_i - mean) / (std + floor), std with Bessel's correction where unbiased; without"
            + " scale: A_i = R_i - mean",
    paper =
        "Shao et al. 2024, DeepSeekMath, section 4.1.2, which does not say which deviation; the"
            + " unbiased one and the floor are TRL's; without scale Dr. GRPO (Liu et al. 2025,"
            + " section 3.2)")
public record GroupRelative(
    @Param(value = "Whether advantages are divided by the group's deviation.", or = "true")
        boolean scale,
    @Param(value = "Whether the variance has Bessel's correction.", or = "true") boolean unbiased,
    @Param(value = "Added to the deviation.", or = "1.0e-4", min = 0, above = true) double floor)
    implements Credit {

  /** With TRL's deviation. */
  public GroupRelative(boolean scale) {
    this(scale, true, 1e-4);
  }

  @Override
  public Group<Credited> assign(Group<Scored> group, List<Group<Scored>> answers) {
    double[] rewards =
        group.members().stream().filter(Scored::scorable).mapToDouble(Scored::total).toArray();
    Spread spread = Spread.of(rewards, unbiased);
    double unit = scale ? spread.deviation() + floor : 1;
    boolean compared = rewards.length > 1;
    return group.map(
        scored ->
            Even.credit(
                scored,
                compared && scored.scorable() ? (scored.total() - spread.mean()) / unit : 0));
  }
}
