package org.sparring.jobs.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.About;
import org.sparring.common.random.Draw;
import org.sparring.jobs.adjust.Resample.Filter;

/**
 * How far a reward can be believed on what a filter keeps, for every filter of {@code resample}.
 *
 * <p>A sample weighs as often as the filter is expected to draw it: for each prompt the weights add
 * up to the number of its samples that have both rewards.
 */
@About(
    value =
        "How well one reward foretells another one on what each filter of samples keeps: samples of"
            + " similar reward are put together, and a line is fitted to the means of both rewards."
            + " The filter of the highest value keeps samples whose rewards are right.",
    formula =
        "R2 = 1 - SS_res / SS_tot of the line through (mean reward, mean of the other one), one"
            + " point for each of as many groups of equal weight",
    paper =
        "Shen and Zhang 2024, Policy filtration for RLHF to mitigate noise in reward models,"
            + " section 4; the number of groups is ours")
public record FilterFit(
    @Param("The reward that filters go by.") String by,
    @Param("The reward that is right, such as an exact answer's.") String real,
    @Param(value = "Groups of similar reward.", or = "10", min = 3) int groups,
    @Param(value = "Power of a reward's size, for filter power.", or = "2.0", min = 0, above = true)
        double power)
    implements Measure {
  private static final int LEAST_POINTS = 3;

  @Override
  public Set<String> rewards() {
    return Set.of(by, real);
  }

  @Override
  public List<Summary> of(List<Group<Scored>> sampled, Draw draw) {
    List<Summary> summaries = new ArrayList<>();
    summaries.add(fit("r2/none", kept(sampled, each -> ones(each.length)), sampled.size(), draw));
    for (Filter filter : Filter.values()) {
      String name = "r2/" + filter.name().toLowerCase(Locale.ROOT);
      List<Kept> kept = kept(sampled, rewards -> filter.weights(rewards, power));
      summaries.add(fit(name, kept, sampled.size(), draw));
    }
    return summaries;
  }

  /** A sample, with its prompt and how often it is expected. */
  private record Kept(int prompt, double reward, double real, double weight) {}

  /** Weights of a prompt's samples. */
  private interface Weights {
    double[] of(double[] rewards);
  }

  private static double[] ones(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** What is kept, in the ascending order of the reward. */
  private List<Kept> kept(List<Group<Scored>> sampled, Weights weights) {
    List<Kept> kept = new ArrayList<>();
    for (int p = 0; p < sampled.size(); p++) {
      List<Scored> scored =
          sampled.get(p).members().stream()
              .filter(each -> Double.isFinite(each.part(by)) && Double.isFinite(each.part(real)))
              .toList();
      if (!scored.isEmpty()) {
        double[] weight = weights.of(scored.stream().mapToDouble(each -> each.part(by)).toArray());
        double unit = scored.size() / Arrays.stream(weight).sum();
        for (int i = 0; i < weight.length; i++) {
          Scored each = scored.get(i);
          kept.add(new Kept(p, each.part(by), each.part(real), unit * weight[i]));
        }
      }
    }
    kept.sort(Comparator.comparingDouble(Kept::reward));
    return kept;
  }

  private Summary fit(String name, List<Kept> kept, int prompts, Draw draw) {
    Interval interval =
        new Bootstrap(draw.with(name)).of(prompts, picks -> fit(kept, times(picks, prompts)));
    int[] once = times(IntStream.range(0, prompts).toArray(), prompts);
    return new Summary(name, fit(kept, once), interval, prompts);
  }

  private static int[] times(int[] picks, int prompts) {
    int[] times = new int[prompts];
    for (int pick : picks) {
      times[pick]++;
    }
    return times;
  }

  /** A sample belongs where the middle of its weight lies; NaN for fewer than three points. */
  private double fit(List<Kept> kept, int[] times) {
    double total = 0;
    for (Kept each : kept) {
      total += times[each.prompt()] * each.weight();
    }
    double[][] sums = new double[groups][3];
    double before = 0;
    for (Kept each : kept) {
      double weight = times[each.prompt()] * each.weight();
      if (weight > 0) {
        int group = Math.min(groups - 1, (int) (groups * (before + weight / 2) / total));
        sums[group][0] += weight;
        sums[group][1] += weight * each.reward();
        sums[group][2] += weight * each.real();
        before += weight;
      }
    }
    double[][] points = Arrays.stream(sums).filter(each -> each[0] > 0).toArray(double[][]::new);
    return points.length < LEAST_POINTS ? Double.NaN : squaredCorrelation(points);
  }

  /** Of a line by least squares this is the share of the variance that it explains. */
  private static double squaredCorrelation(double[][] points) {
    double[] x = Arrays.stream(points).mapToDouble(each -> each[1] / each[0]).toArray();
    double[] y = Arrays.stream(points).mapToDouble(each -> each[2] / each[0]).toArray();
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      double dx = x[i] - Values.mean(x);
      double dy = y[i] - Values.mean(y);
      xy += dx * dy;
      xx += dx * dx;
      yy += dy * dy;
    }
    return xx == 0 || yy == 0 ? Double.NaN : xy * xy / (xx * yy);
  }
}
