package org.sparring.jobs.loss;

import org.sparring.common.data.Credited;

/**
 * What a loss of tokens is averaged over, after Yu et al. 2025 (DAPO, section 3.3), Shao et al.
 * 2024 (DeepSeekMath, equation 3) and Liu et al. 2025 (Dr. GRPO, section 3.2).
 */
public enum MeanOver {
  /** All trained tokens count alike: sum over tokens / number of tokens. */
  TOKEN {
    @Override
    double share(Credited member) {
      return member.weight();
    }

    @Override
    double mass(Credited member) {
      return member.weight() * member.rollout().trainedTokens();
    }
  },
  /** All sequences count alike: the mean over sequences of the mean over their trained tokens. */
  SEQUENCE {
    @Override
    double share(Credited member) {
      return member.weight() / Math.max(1, member.rollout().trainedTokens());
    }

    @Override
    double whole(Credited member) {
      return member.weight();
    }
  },
  /**
   * The mean over sequences of the sum over their trained tokens. With a weight of 1 / (the longest
   * length) this is a division by a constant length.
   */
  SUM {
    @Override
    double share(Credited member) {
      return member.weight();
    }
  };

  /** The factor of each trained token of a member in the sum. */
  abstract double share(Credited member);

  /** The factor of a number that stands for all trained tokens of a member. */
  double whole(Credited member) {
    return share(member) * member.rollout().trainedTokens();
  }

  /** The member's share of the denominator. */
  double mass(Credited member) {
    return member.rollout().trainedTokens() > 0 ? member.weight() : 0;
  }
}
