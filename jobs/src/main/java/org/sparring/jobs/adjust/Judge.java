package org.sparring.jobs.adjust;

import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Scored;

/**
 * A judge of two responses, which gives a group the odds of each member against each. Both orders
 * of every two are asked for and averaged, so that no place is preferred; what could not be scored
 * has no odds.
 */
public interface Judge extends Shaping {
  /** The probability, in [0, 1], that the member named first is preferred to the second. */
  double beats(Group<Scored> group, int first, int second);

  @Override
  default Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    double[][] beats = new double[group.size()][group.size()];
    for (int i = 0; i < beats.length; i++) {
      for (int j = 0; j <= i; j++) {
        beats[i][j] = odds(group, i, j);
        beats[j][i] = 1 - beats[i][j];
      }
    }
    return group.ranked(new Preference.Odds(beats));
  }

  private double odds(Group<Scored> group, int one, int other) {
    if (!group.get(one).scorable() || !group.get(other).scorable()) {
      return Double.NaN;
    }
    return one == other ? 0.5 : (beats(group, one, other) + 1 - beats(group, other, one)) / 2;
  }
}
