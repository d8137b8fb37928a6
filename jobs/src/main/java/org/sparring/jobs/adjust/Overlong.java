package org.sparring.jobs.adjust;

import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;

/**
 * Punishes long responses softly: nothing up to {@code longest - buffer} tokens, then linearly
 * more, and no more beyond {@code longest}.
 *
 * <p>The part {@value #PART} records the penalty, 0 where the response could not be scored.
 */
@About(
    value =
        "Punishes long responses softly: the penalty grows linearly over the last tokens before the"
            + " greatest length.",
    formula =
        "R += factor min(0, max(-1, (longest - buffer - L) / buffer)); L is the number of tokens of"
            + " the response",
    paper = "Yu et al. 2025, DAPO, equation 13")
public record Overlong(
    @Param(value = "Length at which the penalty is full, in tokens.", or = "20480", min = 1)
        int longest,
    @Param(value = "Length over which it grows, in tokens.", or = "4096", min = 1) int buffer,
    @Param(value = "Size of the full penalty.", or = "1.0", min = 0) double factor)
    implements Shaping {
  static final String PART = "overlong";

  public Overlong {
    if (buffer > longest) {
      throw new IllegalArgumentException(
          "buffer is %d, but longest only %d: the buffer is the last part of the length"
              .formatted(buffer, longest));
    }
  }

  @Override
  public Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    return group.map(this::apply);
  }

  private Scored apply(Scored scored) {
    double[] reward = scored.reward().clone();
    if (reward.length == 0 || !scored.scorable()) {
      return Reshaped.reward(scored, reward, PART, 0);
    }
    double penalty = penalty(scored.rollout().length());
    reward[reward.length - 1] += penalty;
    return Reshaped.reward(scored, reward, PART, penalty);
  }

  private double penalty(int length) {
    double share = (double) (longest - buffer - length) / buffer;
    return share < 0 ? factor * Math.max(-1, share) : 0;
  }
}
