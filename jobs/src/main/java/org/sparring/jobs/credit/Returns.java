package org.sparring.jobs.credit;

import java.util.List;
import org.sparring.common.config.Param;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;
import org.sparring.common.part.Credit;

/** The reward from a token to the end. */
@About(
    value =
        "The reward from a token to the end, without a baseline and without a critic; what could"
            + " not be scored gets advantage 0 and weight 0.",
    formula = "A_t = sum_{s >= t} gamma^(s - t) r_s",
    paper =
        "Williams 1992, Simple statistical gradient-following algorithms for connectionist"
            + " reinforcement learning; Hu 2025, REINFORCE++, where the round whitens it")
public record Returns(
    @Param(value = "Discount per token.", or = "1.0", min = 0, max = 1) double gamma)
    implements Credit {

  @Override
  public Group<Credited> assign(Group<Scored> group, List<Group<Scored>> answers) {
    return group.map(this::assign);
  }

  private Credited assign(Scored scored) {
    if (!scored.scorable()) {
      return Even.credit(new Scored(scored.rollout(), scored.reward(), scored.parts(), 0), 0);
    }
    double[] advantage = scored.reward().clone();
    for (int t = advantage.length - 2; t >= 0; t--) {
      advantage[t] += gamma * advantage[t + 1];
    }
    return new Credited(scored, advantage, new double[0]);
  }
}
