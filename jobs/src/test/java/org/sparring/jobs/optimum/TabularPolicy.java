package org.sparring.jobs.optimum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Row;
import org.sparring.common.part.Batch;
import org.sparring.common.part.Loss;
import org.sparring.common.part.Signals;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;

/**
 * A policy as a table: a softmax over the logits of each prompt, moved by the slopes that a loss
 * gives itself. A response is one token, so whatever a loss makes of tokens and sequences agrees.
 *
 * <p>Losses find the live row {@code policy/log_prob} and, among the stored rows, those of the
 * policy when {@link #remember} was last called and those of the reference.
 */
public final class TabularPolicy {
  private static final Row POLICY = Row.logProb("policy");
  private static final Row REFERENCE = Row.logProb("reference");

  private final double[][] logits;
  private double[][] old;
  private double[][] reference;

  /** Starts as the reference, whose logits these are, by prompt and response. */
  public TabularPolicy(double[]... logits) {
    this.logits = Arrays.stream(logits).map(double[]::clone).toArray(double[][]::new);
    this.reference = logProbs();
    this.old = logProbs();
  }

  /**
   * Some responses to a prompt as one group.
   *
   * @param prompt the prompt
   * @param responses its members; a response may come several times
   * @param order what is known of their order
   * @param weight weight of every member
   * @param advantage of each member; empty where the loss needs none
   */
  public record Seen(
      int prompt, int[] responses, Preference order, double weight, double... advantage) {}

  /** The probabilities of the responses to a prompt. */
  public double[] probabilities(int prompt) {
    return Arrays.stream(logProbs()[prompt]).map(Math::exp).toArray();
  }

  /** Stores the present numbers as those of the policy that samples. */
  public void remember() {
    old = logProbs();
  }

  /** Stores the present numbers as those of the reference. */
  public void anchor() {
    reference = logProbs();
  }

  /** Steps of gradient descent on the mean of a loss over groups, each with all of them. */
  public void descend(Loss loss, List<Seen> seen, int steps, double rate) {
    List<Group<Credited>> groups = seen.stream().map(this::group).toList();
    double mass = groups.stream().mapToDouble(loss::mass).sum();
    double[] memory = loss.memory();
    for (int step = 0; step < steps; step++) {
      double[][] now = logProbs();
      Signals live = (g, m, row) -> new double[] {value(now, seen.get(g), m, row)};
      double[][] slopes = new double[logits.length][];
      Arrays.setAll(slopes, prompt -> new double[logits[prompt].length]);
      memory = loss.recall(new Batch(groups, live, live, memory));
      loss.evaluate(
          new Batch(groups, live, live, memory),
          (g, m, row, token, slope) ->
              slopes[seen.get(g).prompt()][seen.get(g).responses()[m]] += slope / mass);
      for (int prompt = 0; prompt < logits.length; prompt++) {
        move(logits[prompt], now[prompt], slopes[prompt], rate);
      }
    }
  }

  /** Half the sum of the absolute differences of two distributions. */
  public static double totalVariation(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs(one[i] - other[i]);
    }
    return sum / 2;
  }

  /** The distribution in proportion to base times exp of the exponents. */
  public static double[] tilted(double[] base, double[] exponents) {
    double[] tilted = new double[base.length];
    Arrays.setAll(tilted, i -> base[i] * Math.exp(exponents[i]));
    double sum = Arrays.stream(tilted).sum();
    return Arrays.stream(tilted).map(each -> each / sum).toArray();
  }

  /** The slope of a logit is that of its own log-probability less the share of all slopes. */
  private static void move(double[] logits, double[] logProbs, double[] slopes, double rate) {
    double all = Arrays.stream(slopes).sum();
    for (int i = 0; i < logits.length; i++) {
      logits[i] -= rate * (slopes[i] - Math.exp(logProbs[i]) * all);
    }
  }

  private static double value(double[][] logProbs, Seen seen, int member, Row row) {
    if (!row.equals(POLICY)) {
      throw new IllegalArgumentException("a table has no row " + row);
    }
    return logProbs[seen.prompt()][seen.responses()[member]];
  }

  private Group<Credited> group(Seen seen) {
    List<Member> members = new ArrayList<>();
    for (int m = 0; m < seen.responses().length; m++) {
      int response = seen.responses()[m];
      Member member =
          Member.of(1)
              .weight(seen.weight())
              .stored(POLICY, old[seen.prompt()][response])
              .stored(REFERENCE, reference[seen.prompt()][response]);
      members.add(seen.advantage().length == 0 ? member : member.advantage(seen.advantage()[m]));
    }
    Group<Credited> made = Groups.credited(members.toArray(new Member[0]));
    return new Group<>("prompt-" + seen.prompt(), Map.of(), seen.order(), made.members());
  }

  private double[][] logProbs() {
    return Arrays.stream(logits).map(TabularPolicy::logProbs).toArray(double[][]::new);
  }

  private static double[] logProbs(double[] logits) {
    double most = Arrays.stream(logits).max().orElseThrow();
    double sum = Arrays.stream(logits).map(each -> Math.exp(each - most)).sum();
    return Arrays.stream(logits).map(each -> each - most - Math.log(sum)).toArray();
  }
}
