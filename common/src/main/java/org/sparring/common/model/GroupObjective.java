package org.sparring.common.model;

import java.io.Serializable;
import java.util.List;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;

/** What one optimiser step minimises, as a function of its members' scores. */
@FunctionalInterface
public interface GroupObjective extends Serializable {
  /**
   * The objective's value; sets its derivative by each score.
   *
   * @param groups the groups of the whole step
   * @param scores one number for each member of each group
   * @param slopes of the same lengths, filled with zeros
   */
  double evaluate(List<Group<Credited>> groups, double[][] scores, double[][] slopes);
}
