package org.sparring.jobs.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Scored;
import org.sparring.common.random.Draw;

/**
 * What given responses say of a model: the loss of the preferred ones, how often the preferred one
 * of a pair has the higher score, and whether a reward model is as sure as it is right.
 */
public final class HeldoutSummary {
  private final Draw draw;

  public HeldoutSummary(Draw draw) {
    this.draw = draw;
  }

  /**
   * The summaries that the stored rows allow.
   *
   * @param groups given groups, in the order of their keys
   * @param model the model that is measured
   * @param other the model that log-probabilities are compared with, where they were stored
   */
  public List<Summary> of(List<Group<Scored>> groups, String model, String other) {
    List<Summary> summaries = new ArrayList<>();
    if (stored(groups, Row.logProb(model))) {
      summaries.addAll(losses(groups, Row.logProb(model)));
    }
    List<Group<Scored>> pairs = groups.stream().filter(HeldoutSummary::ordered).toList();
    if (pairs.isEmpty()) {
      return summaries;
    }
    if (stored(pairs, Row.score(model))) {
      double[] margins =
          pairs.stream()
              .mapToDouble(each -> margin(each, r -> r.row(Row.score(model))[0]))
              .toArray();
      summaries.add(Accuracy.ofMargins("accuracy", margins));
      summaries.add(Calibration.error("ece", margins, new Bootstrap(draw.with("ece"))));
    }
    if (stored(pairs, Row.logProb(model)) && stored(pairs, Row.logProb(other))) {
      double[] margins =
          pairs.stream()
              .mapToDouble(
                  each ->
                      margin(
                          each,
                          r -> sum(r.row(Row.logProb(model))) - sum(r.row(Row.logProb(other)))))
              .toArray();
      summaries.add(Accuracy.ofMargins("rewards/accuracies", margins));
    }
    return summaries;
  }

  /** Cross-entropy of the best responses in nats, per token and per sequence. */
  private List<Summary> losses(List<Group<Scored>> groups, Row row) {
    double nats = 0;
    long tokens = 0;
    double[] sequences = new double[groups.size()];
    for (int g = 0; g < sequences.length; g++) {
      Rollout best = groups.get(g).get(best(groups.get(g))).rollout();
      sequences[g] = -sum(best.row(row));
      nats += sequences[g];
      tokens += best.length();
    }
    return List.of(
        new Summary("loss", nats / tokens, Interval.NONE, tokens),
        MeanInterval.bootstrap("loss/sequence", sequences, new Bootstrap(draw.with("loss"))));
  }

  private static double margin(
      Group<Scored> pair, java.util.function.ToDoubleFunction<Rollout> score) {
    int best = best(pair);
    return score.applyAsDouble(pair.get(best).rollout())
        - score.applyAsDouble(pair.get(1 - best).rollout());
  }

  private static boolean ordered(Group<Scored> group) {
    return group.size() == 2
        && group.preference() instanceof Preference.Ranks ranks
        && ranks.of()[0] != ranks.of()[1];
  }

  private static int best(Group<Scored> group) {
    int best = 0;
    if (group.preference() instanceof Preference.Ranks ranks) {
      for (int i = 1; i < ranks.of().length; i++) {
        best = ranks.of()[i] < ranks.of()[best] ? i : best;
      }
    }
    return best;
  }

  private static boolean stored(List<Group<Scored>> groups, Row row) {
    return !groups.isEmpty() && groups.get(0).get(0).rollout().rows().containsKey(row);
  }

  private static double sum(double[] numbers) {
    double sum = 0;
    for (double each : numbers) {
      sum += each;
    }
    return sum;
  }
}
