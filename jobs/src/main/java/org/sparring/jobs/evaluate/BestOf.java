package org.sparring.jobs.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;
import org.sparring.common.random.Draw;
import org.sparring.jobs.adjust.KeepBest;

/**
 * What choosing the best of n samples is worth.
 *
 * <p>A prompt counts for n where at least n of its samples have both rewards. Of equal ones the
 * first is the best, as it is in {@link KeepBest}.
 */
@About(
    value =
        "What the best of n samples by one reward is worth by every reward, estimated without bias"
            + " from all samples of a prompt, and how far such a choice is from the policy at"
            + " most.",
    formula =
        "V_n = sum_i C(i - 1, n - 1) / C(N, n) R_(i); i from n to N, in the ascending order of the"
            + " reward that chooses; KL <= log n - (n - 1) / n",
    paper =
        "Stiennon et al. 2020, Learning to summarize from human feedback, appendix G.3; Nakano et"
            + " al. 2021, WebGPT; Gao et al. 2023, Scaling laws for reward model overoptimization")
public record BestOf(
    @Param("The reward that chooses.") String by,
    @Param(
            value = "Numbers of samples; none takes the powers of two up to the number of samples.",
            or = "[]")
        List<Integer> n)
    implements Measure {

  /** Checks the numbers. */
  public BestOf {
    n = List.copyOf(n);
    if (n.stream().anyMatch(each -> each < 1)) {
      throw UserException.settings("best_of.n: %s must all be at least 1".formatted(n));
    }
  }

  @Override
  public Set<String> rewards() {
    return Set.of(by);
  }

  @Override
  public List<Summary> of(List<Group<Scored>> groups, Draw draw) {
    Set<String> names = new TreeSet<>();
    groups.forEach(group -> group.members().forEach(each -> names.addAll(each.parts().keySet())));
    List<Summary> summaries = new ArrayList<>();
    for (int size : sizes(groups)) {
      String prefix = "best_of/%d/".formatted(size);
      double bound = KeepBest.divergence(size);
      summaries.add(new Summary(prefix + "kl_bound", bound, Interval.NONE, groups.size()));
      for (String reward : names) {
        summaries.add(worth(prefix + reward, groups, reward, size, draw));
      }
    }
    return summaries;
  }

  private List<Integer> sizes(List<Group<Scored>> groups) {
    if (!n.isEmpty()) {
      return n;
    }
    int most = groups.stream().mapToInt(Group::size).max().orElse(0);
    List<Integer> sizes = new ArrayList<>();
    for (int size = 1; size <= most; size *= 2) {
      sizes.add(size);
    }
    return sizes;
  }

  private Summary worth(
      String name, List<Group<Scored>> groups, String reward, int size, Draw draw) {
    double[] units =
        groups.stream()
            .map(group -> ascending(group, reward))
            .filter(each -> each.length >= size)
            .mapToDouble(each -> worth(each, size))
            .toArray();
    return units.length == 0
        ? new Summary(name, Double.NaN, Interval.NONE, 0)
        : MeanInterval.bootstrap(name, units, new Bootstrap(draw.with(name)));
  }

  /** A reward of the samples that have both, in the ascending order of the one that chooses. */
  private double[] ascending(Group<Scored> group, String reward) {
    List<Scored> scored = new ArrayList<>();
    for (int m = group.size() - 1; m >= 0; m--) {
      Scored member = group.get(m);
      if (Double.isFinite(member.part(by)) && Double.isFinite(member.part(reward))) {
        scored.add(member);
      }
    }
    scored.sort(Comparator.comparingDouble(each -> each.part(by)));
    return scored.stream().mapToDouble(each -> each.part(reward)).toArray();
  }

  private static double worth(double[] ascending, int size) {
    double[] weights = weights(ascending.length, size);
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * ascending[i];
    }
    return sum;
  }

  /**
   * How likely each of some samples is the best of as many of them as are chosen at random.
   *
   * @param samples N, all samples, the worst first
   * @param size n, at most N
   */
  static double[] weights(int samples, int size) {
    double[] weights = new double[samples];
    double weight = (double) size / samples;
    for (int i = samples; i >= size; i--) {
      weights[i - 1] = weight;
      weight *= (double) (i - size) / Math.max(1, i - 1);
    }
    return weights;
  }
}
