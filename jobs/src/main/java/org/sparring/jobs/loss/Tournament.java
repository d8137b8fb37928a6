package org.sparring.jobs.loss;

import java.util.List;
import java.util.stream.IntStream;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Role;
import org.sparring.common.data.Row;

/**
 * A group whose members have odds against each other. Ranks are odds of 1, 1/2 and 0.
 *
 * @param group the group
 * @param odds of each member against each
 * @param contenders indices of the members that are trained: those with a weight and a trained
 *     token that are no rivals; empty where the group has neither odds nor ranks
 * @param opponents indices of those that they are measured against: the rivals, or without any the
 *     contenders themselves
 */
public record Tournament(
    Group<Credited> group,
    Preference.Odds odds,
    List<Integer> contenders,
    List<Integer> opponents) {

  /** The group as it is seen by a loss of this row. */
  public static Tournament of(Group<Credited> group, Row row) {
    double[][] beats = beats(group.preference(), group.size());
    List<Integer> there =
        IntStream.range(0, beats.length)
            .filter(m -> group.get(m).weight() > 0 && !Double.isNaN(beats[m][m]))
            .filter(m -> Total.trains(group.get(m).rollout(), row))
            .boxed()
            .toList();
    List<Integer> rivals = there.stream().filter(m -> rival(group, m)).toList();
    List<Integer> contenders = there.stream().filter(m -> !rival(group, m)).toList();
    List<Integer> opponents = rivals.isEmpty() ? contenders : rivals;
    return new Tournament(group, new Preference.Odds(beats), contenders, opponents);
  }

  /** The probability that one member is preferred to another. */
  public double beats(int one, int other) {
    return odds.beats()[one][other];
  }

  /** The mean probability that a member is preferred to an opponent, by the opponents' weights. */
  public double rate(int member) {
    double sum = 0;
    double mass = 0;
    for (int other : opponents) {
      sum += weight(other) * beats(member, other);
      mass += weight(other);
    }
    return sum / mass;
  }

  /** What is done with every two contenders. */
  interface Duels {
    void take(int one, int other, double weight);
  }

  /** Goes through the pairs of contenders; the weight of a pair is the product of both. */
  void duels(Duels each) {
    for (int i = 0; i < contenders.size(); i++) {
      for (int j = i + 1; j < contenders.size(); j++) {
        int one = contenders.get(i);
        int other = contenders.get(j);
        each.take(one, other, weight(one) * weight(other));
      }
    }
  }

  public double weight(int member) {
    return group.get(member).weight();
  }

  private static boolean rival(Group<Credited> group, int member) {
    return group.get(member).rollout().role() == Role.RIVAL;
  }

  private static double[][] beats(Preference order, int size) {
    if (order instanceof Preference.Odds odds) {
      return odds.beats();
    }
    return order instanceof Preference.Ranks ranks ? beats(ranks.of(), size) : new double[0][0];
  }

  /** NaN where one of both has no rank. */
  private static double[][] beats(int[] ranks, int size) {
    double[][] beats = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double known = 0.5 * (1 + Integer.signum(ranks[j] - ranks[i]));
        beats[i][j] = ranks[i] < 0 || ranks[j] < 0 ? Double.NaN : known;
      }
    }
    return beats;
  }
}
