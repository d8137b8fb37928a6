package org.sparring.jobs.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.common.data.Signal;
import org.sparring.common.random.Draw;

/**
 * What sampled groups say of a policy, alone and against a baseline. The unit is the prompt.
 *
 * <p>A sample that a reward could not score is left out of that reward's numbers, and a prompt
 * without a scored sample with it; how many were left out is a quantity of its own.
 */
public final class SampleSummary {
  private static final Set<Finish> ENDED = EnumSet.of(Finish.EOS, Finish.STOP);

  private final List<Group<Scored>> groups;
  private final String model;
  private final Draw draw;

  /**
   * @param groups the policy's groups, in the order of their keys
   * @param model name of the model that sampled, in the stored rows
   * @param draw for resampling prompts
   */
  public SampleSummary(List<Group<Scored>> groups, String model, Draw draw) {
    this.groups = groups;
    this.model = model;
    this.draw = draw;
  }

  /** Length, entropy, finish, and the mean of every reward. */
  public List<Summary> alone() {
    List<Summary> summaries = new ArrayList<>();
    summaries.add(mean("length", each -> each.rollout().length()));
    summaries.add(mean("finished", each -> ENDED.contains(each.rollout().finish()) ? 1 : 0));
    summaries.add(mean("entropy", each -> perToken(each, new Row(model, Signal.ENTROPY))));
    for (String reward : rewards()) {
      summaries.add(mean("mean/" + reward, each -> each.parts().get(reward)));
      summaries.add(deviation(reward));
      long failed =
          groups.stream()
              .flatMap(each -> each.members().stream())
              .filter(each -> Double.isNaN(each.parts().get(reward)))
              .count();
      if (failed > 0) {
        summaries.add(new Summary("unscored/" + reward, failed, Interval.NONE, groups.size()));
      }
    }
    return summaries;
  }

  /** Win rate of every reward, and the divergence from the baseline in nats per sequence. */
  public List<Summary> against(List<Group<Scored>> baseline, String other) {
    List<Summary> summaries = new ArrayList<>();
    summaries.add(
        mean("kl", each -> trained(each, Row.logProb(model)) - trained(each, Row.logProb(other))));
    for (String reward : rewards()) {
      double[][] mine = scores(groups, reward);
      double[][] theirs = scores(baseline, reward);
      List<double[]> won = new ArrayList<>();
      List<double[]> lost = new ArrayList<>();
      for (int p = 0; p < mine.length; p++) {
        if (mine[p].length > 0 && theirs[p].length > 0) {
          won.add(mine[p]);
          lost.add(theirs[p]);
        }
      }
      if (!won.isEmpty()) {
        summaries.add(
            WinRate.of(
                "win_rate/" + reward,
                won.toArray(new double[0][]),
                lost.toArray(new double[0][]),
                bootstrap("win_rate/" + reward)));
      }
    }
    return summaries;
  }

  /** How far a reward's mean has gone from the baseline's to the optimum's; no interval. */
  public Summary share(List<Group<Scored>> baseline, String of, String optimum) {
    double start = mean(baseline, of);
    double best = mean(groups, optimum);
    double share = (mean(groups, of) - start) / (best - start);
    return new Summary("share/" + of, share, Interval.NONE, groups.size());
  }

  private Summary mean(String name, ToDoubleFunction<Scored> number) {
    List<Double> units = new ArrayList<>();
    for (Group<Scored> group : groups) {
      group.members().stream()
          .mapToDouble(number)
          .filter(each -> !Double.isNaN(each))
          .average()
          .ifPresent(units::add);
    }
    double[] means = units.stream().mapToDouble(Double::doubleValue).toArray();
    return means.length == 0
        ? new Summary(name, Double.NaN, Interval.NONE, 0)
        : MeanInterval.bootstrap(name, means, bootstrap(name));
  }

  /** The standard deviation of a reward over samples, whatever their prompt; no interval. */
  private Summary deviation(String reward) {
    double[] scores =
        Arrays.stream(scores(groups, reward)).flatMapToDouble(Arrays::stream).toArray();
    double mean = Arrays.stream(scores).average().orElse(Double.NaN);
    double squares = 0;
    for (double each : scores) {
      squares += (each - mean) * (each - mean);
    }
    double deviation = scores.length < 2 ? Double.NaN : Math.sqrt(squares / (scores.length - 1));
    return new Summary("std/" + reward, deviation, Interval.NONE, scores.length);
  }

  private static double mean(List<Group<Scored>> groups, String reward) {
    return groups.stream()
        .flatMap(each -> each.members().stream())
        .mapToDouble(each -> each.parts().get(reward))
        .filter(each -> !Double.isNaN(each))
        .average()
        .orElse(Double.NaN);
  }

  private static double[][] scores(List<Group<Scored>> groups, String reward) {
    return groups.stream()
        .map(
            group ->
                group.members().stream()
                    .mapToDouble(each -> each.parts().get(reward))
                    .filter(each -> !Double.isNaN(each))
                    .toArray())
        .toArray(double[][]::new);
  }

  private SortedSet<String> rewards() {
    SortedSet<String> names = new TreeSet<>();
    groups.forEach(group -> group.members().forEach(each -> names.addAll(each.parts().keySet())));
    return names;
  }

  private Bootstrap bootstrap(String name) {
    return new Bootstrap(draw.with(name));
  }

  private static double perToken(Scored scored, Row row) {
    return scored.rollout().length() == 0
        ? Double.NaN
        : sum(scored, row) / scored.rollout().length();
  }

  private static double sum(Scored scored, Row row) {
    double sum = 0;
    for (double each : scored.rollout().row(row)) {
      sum += each;
    }
    return sum;
  }

  /** The sum over the tokens that the policy wrote. */
  private static double trained(Scored scored, Row row) {
    double[] numbers = scored.rollout().row(row);
    double sum = 0;
    for (int t = 0; t < numbers.length; t++) {
      sum += scored.rollout().trained(t) ? numbers[t] : 0;
    }
    return sum;
  }
}
