package org.sparring.jobs.credit;

import java.util.ArrayList;
import java.util.List;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;

/**
 * Values of the members of a tree of samples.
 *
 * @param values value of each member; NaN where it is unknown
 * @param children known values of the children of each place; place 0 is the prompt, place i + 1
 *     the end of member i
 */
record Tree(double[] values, List<List<Double>> children) {
  /** A member stands before those that go on from it. */
  static Tree of(Group<Scored> group) {
    double[] values = new double[group.size()];
    boolean[] inner = new boolean[group.size()];
    List<List<Double>> children = new ArrayList<>();
    for (int place = 0; place <= group.size(); place++) {
      children.add(new ArrayList<>());
    }
    Tree tree = new Tree(values, children);
    for (int m = group.size() - 1; m >= 0; m--) {
      Scored scored = group.get(m);
      int parent = scored.rollout().parent();
      values[m] = inner[m] ? tree.mean(m) : scored.total();
      if (parent >= 0) {
        inner[parent] = true;
      }
      if (!Double.isNaN(values[m])) {
        children.get(parent + 1).add(values[m]);
      }
    }
    return tree;
  }

  double value(int member) {
    return values[member];
  }

  /** Mean of what begins at the end of a member, or at the prompt for -1; NaN where unknown. */
  double mean(int parent) {
    List<Double> known = children.get(parent + 1);
    return known.stream().mapToDouble(Double::doubleValue).sum() / known.size();
  }

  /** Their deviation, divided by their number. */
  double deviation(int parent) {
    double mean = mean(parent);
    List<Double> known = children.get(parent + 1);
    double squares = known.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum();
    return Math.sqrt(squares / known.size());
  }
}
