package org.sparring.jobs.credit;

import java.util.Arrays;
import java.util.List;
import org.sparring.common.config.Param;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;
import org.sparring.common.part.Credit;

/**
 * The rewards of steps relative to all steps of the group, summed to the end.
 *
 * <p>A step ends where the sequence says that a turn ends; its reward is what its tokens are given.
 */
@About(
    value =
        "The rewards of steps relative to all steps of the group's responses, summed from a token's"
            + " step to the last; tokens after the last step get 0, and so do members that could"
            + " not be scored and steps without others to compare with.",
    formula =
        "A_t = sum_{steps j that end at or after t} (r_j - mean) / (std + floor); mean and std over"
            + " every step of every response of the group",
    paper =
        "Shao et al. 2024, DeepSeekMath, section 4.1.3, process supervision; it does not say which"
            + " deviation")
public record StepRelative(
    @Param(value = "Whether the variance has Bessel's correction.", or = "true") boolean unbiased,
    @Param(value = "Added to the deviation.", or = "1.0e-4", min = 0, above = true) double floor)
    implements Credit {

  @Override
  public Group<Credited> assign(Group<Scored> group, List<Group<Scored>> answers) {
    double[] all =
        group.members().stream()
            .filter(Scored::scorable)
            .flatMapToDouble(each -> Arrays.stream(steps(each)))
            .toArray();
    Spread spread = Spread.of(all, unbiased);
    boolean compared = all.length > 1;
    return group.map(
        each ->
            compared && each.scorable()
                ? new Credited(each, advantage(each, spread), new double[0])
                : Even.credit(each, 0));
  }

  private double[] advantage(Scored scored, Spread spread) {
    double[] advantage = new double[scored.rollout().length()];
    double[] steps = steps(scored);
    int[] ends = scored.rollout().turnEnds();
    double later = 0;
    for (int j = ends.length - 1; j >= 0; j--) {
      later += (steps[j] - spread.mean()) / (spread.deviation() + floor);
      for (int t = ends[j]; t > (j > 0 ? ends[j - 1] : -1); t--) {
        advantage[t] = later;
      }
    }
    return advantage;
  }

  /** The reward of each step. */
  private static double[] steps(Scored scored) {
    int[] ends = scored.rollout().turnEnds();
    double[] steps = new double[ends.length];
    int t = 0;
    for (int j = 0; j < ends.length; j++) {
      for (; t <= ends[j]; t++) {
        steps[j] += scored.reward()[t];
      }
    }
    return steps;
  }
}
