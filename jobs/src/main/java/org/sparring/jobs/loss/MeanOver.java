package org.sparring.jobs.loss;

import org.sparring.common.data.Credited;

/**
 * What a token loss is averaged over, after Yu et al. 2025 (DAPO, section 3.3) and Shao et al. 2024
 * (DeepSeekMath, equation 3).
 */
public enum MeanOver {
  /** All trained tokens count alike: sum over tokens / number of tokens. */
  TOKEN,
  /** All sequences count alike: the mean over sequences of the mean over their trained tokens. */
  SEQUENCE;

  /** The factor of each trained token of a member in the sum. */
  double share(Credited member) {
    return this == TOKEN
        ? member.weight()
        : member.weight() / Math.max(1, member.rollout().trainedTokens());
  }

  /** The member's share of the denominator. */
  double mass(Credited member) {
    int tokens = member.rollout().trainedTokens();
    return this == TOKEN ? member.weight() * tokens : tokens > 0 ? member.weight() : 0;
  }
}
