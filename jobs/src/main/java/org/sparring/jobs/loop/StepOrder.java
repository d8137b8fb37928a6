package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.random.Draw;

/** The order in which one worker's steps take its groups, anew in every epoch. */
final class StepOrder {
  private final Draw draw;

  StepOrder(Run run, int round, int worker) {
    this.draw = run.draw("steps").with(round).with(worker);
  }

  List<Group<Credited>> of(String stream, List<Group<Credited>> groups, int epoch) {
    Draw order = draw.with(stream).with(epoch);
    List<Group<Credited>> mixed = new ArrayList<>(groups);
    for (int i = mixed.size() - 1; i > 0; i--) {
      Collections.swap(mixed, i, order.below(i + 1, i));
    }
    return mixed;
  }
}
