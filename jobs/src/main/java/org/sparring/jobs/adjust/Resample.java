package org.sparring.jobs.adjust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.sparring.common.config.Param;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;
import org.sparring.common.random.Draw;

/**
 * Draws each group again from itself, with replacement: the weight of a member is how often it was
 * drawn.
 *
 * <p>Members that could not be scored, or that have weight 0, are not drawn. Place it after {@link
 * Whiten}: advantages are normalised over the buffer before it is filtered.
 */
@About(
    value =
        "Draws as many members of each group as it has, with replacement, where the reward is"
            + " believed to be right: the best, the best and random others, the best and the worst,"
            + " or by a power of its size. The weight of a member is how often it was drawn.",
    formula =
        "best: p = 1 of the best; best_random: p ~ 4 of the best, 1 of the others; best_worst: p ~"
            + " 1 of the best and of the worst; power: p_i ~ |R_i|^power",
    paper =
        "Shen and Zhang 2024, Policy filtration for RLHF to mitigate noise in reward models,"
            + " section 4; weights and drawing are those of their code, the power also verl's")
public record Resample(
    @Param(
            value = "Which members are drawn: best, best_random, best_worst or power.",
            or = "best_worst")
        Filter filter,
    @Param(value = "Power of a reward's size, for filter power.", or = "2.0", min = 0, above = true)
        double power,
    @Param(value = "The reward that is looked at, by its name; empty: the sum of all.", or = "''")
        String by)
    implements Normalising {

  /** Which members are drawn, by weights that need not add up to 1. */
  public enum Filter {
    /** The best alone. */
    BEST {
      @Override
      public double[] weights(double[] rewards, double power) {
        double[] weights = new double[rewards.length];
        weights[first(rewards, 1)] = 1;
        return weights;
      }
    },
    /** The best four times as likely as any other. */
    BEST_RANDOM {
      @Override
      public double[] weights(double[] rewards, double power) {
        double[] weights = new double[rewards.length];
        Arrays.fill(weights, 1);
        weights[first(rewards, 1)] = 4;
        return weights;
      }
    },
    /** The best and the worst. */
    BEST_WORST {
      @Override
      public double[] weights(double[] rewards, double power) {
        double[] weights = new double[rewards.length];
        weights[first(rewards, 1)] = 1;
        weights[first(rewards, -1)] = 1;
        return weights;
      }
    },
    /** By a power of the size of the reward. */
    POWER {
      @Override
      public double[] weights(double[] rewards, double power) {
        return Arrays.stream(rewards)
            .map(each -> Math.pow(Math.abs(each), power) + FLOOR)
            .toArray();
      }
    };

    private static final double FLOOR = 1e-8;

    /** A weight for each reward, of which there is at least one. */
    public abstract double[] weights(double[] rewards, double power);

    private static int first(double[] rewards, int sign) {
      int best = 0;
      for (int i = 1; i < rewards.length; i++) {
        best = sign * rewards[i] > sign * rewards[best] ? i : best;
      }
      return best;
    }
  }

  @Override
  public Group<Credited> apply(Group<Credited> group, double[] carried, long draw) {
    List<Integer> choices = new ArrayList<>();
    for (int i = 0; i < group.size(); i++) {
      if (group.get(i).weight() > 0 && Double.isFinite(reward(group.get(i)))) {
        choices.add(i);
      }
    }
    int[] times = new int[group.size()];
    if (!choices.isEmpty()) {
      double[] rewards = choices.stream().mapToDouble(i -> reward(group.get(i))).toArray();
      double[] weights = filter.weights(rewards, power);
      for (int n = 0; n < weights.length; n++) {
        times[choices.get(drawn(weights, new Draw(draw).uniform(n)))]++;
      }
    }
    Iterator<Integer> next = Arrays.stream(times).iterator();
    return group.map(each -> times(each, next.next()));
  }

  private double reward(Credited member) {
    return by.isEmpty() ? member.scored().total() : member.scored().part(by);
  }

  private static int drawn(double[] weights, double uniform) {
    double left = uniform * Arrays.stream(weights).sum();
    int last = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        last = i;
        left -= weights[i];
        if (left < 0) {
          return i;
        }
      }
    }
    return last;
  }

  private static Credited times(Credited member, int times) {
    Scored scored = Reshaped.weight(member.scored(), times * member.weight());
    return new Credited(scored, member.advantage(), member.target());
  }
}
