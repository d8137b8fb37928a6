package org.sparring.jobs.credit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sparring.common.config.Param;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Group;
import org.sparring.common.data.Request;
import org.sparring.common.data.Role;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;
import org.sparring.common.part.Credit;

/**
 * The reward to go above that of a greedy response to the same prompt.
 *
 * <p>The greedy response is scored as any sample, and no shaping touches it. The part {@value
 * #BASELINE} records its reward.
 */
@About(
    value =
        "The reward to go above the reward of a greedy response to the same prompt, for which it"
            + " asks; shaping touches the samples alone. What could not be scored, or whose greedy"
            + " response could not, gets advantage 0 and weight 0.",
    formula = "A_t = sum_{s >= t} r_s - R(greedy)",
    paper =
        "Li et al. 2023, ReMax: a simple, effective, and efficient reinforcement learning method"
            + " for aligning large language models, algorithm 1, with the divergence to go, as in"
            + " verl")
public record GreedyBaseline(
    @Param(
            value = "Most new tokens of the greedy response: as many as of a sample.",
            or = "32",
            min = 1)
        int maxNew)
    implements Credit {
  public static final String BASELINE = "greedy_baseline";

  @Override
  public List<Request> asks(Group<Scored> group) {
    return List.of(new Request(Role.GREEDY, -1, 0, 1, Decoding.greedy(maxNew)));
  }

  @Override
  public Group<Credited> assign(Group<Scored> group, List<Group<Scored>> answers) {
    Scored greedy = answers.get(0).get(0);
    boolean known = greedy.scorable() && greedy.weight() > 0;
    double baseline = known ? greedy.total() : Double.NaN;
    return group.map(each -> assign(each, baseline));
  }

  private static Credited assign(Scored scored, double baseline) {
    boolean known = scored.scorable() && !Double.isNaN(baseline);
    Map<String, Double> parts = new TreeMap<>(scored.parts());
    parts.put(BASELINE, baseline);
    double weight = known ? scored.weight() : 0;
    Scored seen = new Scored(scored.rollout(), scored.reward(), parts, weight);
    double[] advantage = new double[scored.rollout().length()];
    double later = 0;
    for (int t = advantage.length - 1; known && t >= 0; t--) {
      later += scored.reward()[t];
      advantage[t] = later - baseline;
    }
    return new Credited(seen, advantage, new double[0]);
  }
}
