package org.sparring.jobs.loss;

import java.util.ArrayList;
import java.util.List;
import org.sparring.common.data.Credited;

/**
 * What a ratio of two probabilities is of, from T log-probabilities under each of two models. Only
 * trained tokens count.
 */
public enum RatioOf {
  /** Every token has its own, and its own advantage (Schulman et al. 2017, equation 7). */
  TOKEN {
    @Override
    public List<Action> actions(Credited member, double[] above, double[] below, MeanOver mean) {
      List<Action> actions = new ArrayList<>(member.length());
      double share = mean.share(member);
      for (int t = 0; t < member.length(); t++) {
        if (member.rollout().trained(t)) {
          double gap = above[t] - below[t];
          actions.add(new Action(t, t + 1, gap, 1, member.advantage()[t], share));
        }
      }
      return actions;
    }
  },
  /** The sequence has one, the product of its tokens' (Ahmadian et al. 2024, RLOO). */
  SEQUENCE {
    @Override
    public List<Action> actions(Credited member, double[] above, double[] below, MeanOver mean) {
      return whole(member, above, below, mean.whole(member), 1);
    }
  },
  /** The sequence has one, the geometric mean of its tokens' (Zheng et al. 2025, GSPO). */
  GEOMETRIC {
    @Override
    public List<Action> actions(Credited member, double[] above, double[] below, MeanOver mean) {
      double part = 1.0 / Math.max(1, member.rollout().trainedTokens());
      return whole(member, above, below, mean.whole(member), part);
    }
  };

  /**
   * What one ratio stands for: trained tokens from one index up to another.
   *
   * @param from index of the first token
   * @param to index after the last one
   * @param logRatio the logarithm of the ratio
   * @param part what a unit of a trained token's log-probability adds to it
   * @param advantage mean advantage of the trained tokens
   * @param weight factor of its loss in the sum
   */
  public record Action(
      int from, int to, double logRatio, double part, double advantage, double weight) {}

  /**
   * The ratios of a member, none where it has no trained token.
   *
   * @param above log-probabilities of the model above the line
   * @param below those of the model below it
   * @param mean what the loss is averaged over
   */
  public abstract List<Action> actions(
      Credited member, double[] above, double[] below, MeanOver mean);

  private static List<Action> whole(
      Credited member, double[] above, double[] below, double weight, double part) {
    double gap = 0;
    double advantage = 0;
    for (int t = 0; t < member.length(); t++) {
      if (member.rollout().trained(t)) {
        gap += above[t] - below[t];
        advantage += member.advantage()[t];
      }
    }
    int tokens = member.rollout().trainedTokens();
    return tokens == 0
        ? List.of()
        : List.of(new Action(0, member.length(), part * gap, part, advantage / tokens, weight));
  }
}
