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
        "A_i = (R_i - mean) / (std + 1e-4), std with Bessel's correction; without scale: A_i "
            + "= R_i - mean",
    paper =
        "Shao et al. 2024, DeepSeekMath, section 4.1.2; without scale Dr. GRPO (Liu et al. "
            + "2025, section 3.2)")
public record GroupRelative(
    @Param(value = "Whether advantages are divided by the group's deviation.", or = "true")
        boolean scale)
    implements Credit {
  private static final double FLOOR = 1e-4;

  @Override
  public Group<Credited> assign(Group<Scored> group, List<Group<Scored>> answers) {
    double[] rewards =
        group.members().stream().filter(Scored::scorable).mapToDouble(Scored::total).toArray();
    double mean = mean(rewards);
    double unit = scale ? deviation(rewards, mean) + FLOOR : 1;
    boolean compared = rewards.length > 1;
    return group.map(
        scored ->
            Even.credit(
                scored, compared && scored.scorable() ? (scored.total() - mean) / unit : 0));
  }

  private static double mean(double[] rewards) {
    double sum = 0;
    for (double each : rewards) {
      sum += each;
    }
    return sum / rewards.length;
  }

  private static double deviation(double[] rewards, double mean) {
    double squares = 0;
    for (double each : rewards) {
      squares += (each - mean) * (each - mean);
    }
    return Math.sqrt(squares / (rewards.length - 1));
  }
}
