package org.sparring.jobs.loop;

import java.util.List;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.model.GroupObjective;
import org.sparring.common.part.Batch;
import org.sparring.common.part.Signals;
import org.sparring.common.part.Term;
import org.sparring.jobs.recipe.Stream;

/**
 * A stream's objective as a function of scores: the sum over terms of weight x loss / mass of the
 * whole step.
 */
record ScoreObjective(Stream stream) implements GroupObjective {
  @Override
  public double evaluate(List<Group<Credited>> groups, double[][] scores, double[][] slopes) {
    Signals numbers = (group, member, row) -> new double[] {scores[group][member]};
    Batch batch = new Batch(groups, numbers, numbers, new double[0]);
    double sum = 0;
    for (Term term : stream.objective()) {
      double mass = 0;
      for (Group<Credited> group : groups) {
        mass += term.loss().mass(group);
      }
      if (mass > 0) {
        double factor = stream.weight() * term.weight() / mass;
        double value =
            term.loss()
                .evaluate(
                    batch,
                    (group, member, row, token, slope) -> slopes[group][member] += factor * slope);
        sum += factor * value;
      }
    }
    return sum;
  }
}
