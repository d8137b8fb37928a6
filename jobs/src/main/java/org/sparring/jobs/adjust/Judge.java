package org.sparring.jobs.adjust;

import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Scored;

/**
 * A judge of two responses, which gives a group the odds of each member against each. Both orders
 * of every two are asked for and averaged, so that no place is preferred.
 */
public interface Judge extends Shaping {
  /** The probability, in [0, 1], that the member named first is preferred to the second. */
  double beats(Group<Scored> group, int first, int second);

  @Override
  default Group<Scored> apply(Group<Scored> group, double[] carried, long draw) {
    double[][] beats = new double[group.size()][group.size()];
    for (int i = 0; i < beats.length; i++) {
      beats[i][i] = 0.5;
      for (int j = 0; j < i; j++) {
        beats[i][j] = (beats(group, i, j) + 1 - beats(group, j, i)) / 2;
        beats[j][i] = 1 - beats[i][j];
      }
    }
    return group.ranked(new Preference.Odds(beats));
  }
}
