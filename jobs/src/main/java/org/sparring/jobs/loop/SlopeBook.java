package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.part.Signals;
import org.sparring.common.part.Slopes;

/** The slopes of one optimiser step: the derivative of the objective by every live number. */
final class SlopeBook {
  private final List<List<Map<Row, double[]>>> slopes = new ArrayList<>();

  SlopeBook(List<Group<Credited>> groups) {
    for (Group<Credited> group : groups) {
      List<Map<Row, double[]>> members = new ArrayList<>();
      group.members().forEach(each -> members.add(new HashMap<>()));
      slopes.add(members);
    }
  }

  /**
   * Collects the slopes of groups from {@code first} on, multiplied by a factor.
   *
   * @param live the numbers of these groups: a row has as many slopes as numbers
   */
  Slopes scaled(int first, double factor, Signals live) {
    return (group, member, row, token, slope) -> {
      Map<Row, double[]> rows = slopes.get(first + group).get(member);
      rows.computeIfAbsent(row, each -> new double[live.at(group, member, each).length])[token] +=
          factor * slope;
    };
  }

  /** The slopes of one member, or null where there are none. */
  double[] at(int group, int member, Row row) {
    return slopes.get(group).get(member).get(row);
  }
}
