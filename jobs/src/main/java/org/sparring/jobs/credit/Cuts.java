package org.sparring.jobs.credit;

import java.util.ArrayList;
import java.util.List;
import org.sparring.common.data.Author;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Scored;

/**
 * The segments of one member. They follow from what it was sampled as, so that shaping does not
 * move them.
 *
 * @param member its index
 * @param starts first tokens of its segments, ascending
 * @param opens whether the first of them is where its group opens
 * @param shared whether an earlier member has the value of that place
 */
record Cuts(int member, List<Integer> starts, boolean opens, boolean shared) {
  static List<Cuts> of(Group<Scored> group, MonteCarlo numbers) {
    List<Cuts> cuts = new ArrayList<>();
    boolean opened = false;
    for (int m = 0; m < group.size(); m++) {
      Rollout rollout = group.get(m).rollout();
      int from = from(rollout);
      List<Integer> starts = numbers.cut().starts(rollout, from, numbers);
      boolean opens = !starts.isEmpty() && starts.get(0) == from && rollout.parent() < 0;
      cuts.add(new Cuts(m, starts, opens, opens && opened));
      opened |= opens;
    }
    return cuts;
  }

  /** Those whose values its samples estimate. */
  List<Integer> asked() {
    return shared ? starts.subList(1, starts.size()) : starts;
  }

  private static int from(Rollout rollout) {
    int from = 0;
    while (from < rollout.length() && rollout.author()[from] == Author.PREFIX) {
      from++;
    }
    return from;
  }
}
