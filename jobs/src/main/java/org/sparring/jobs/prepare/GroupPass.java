package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import scala.Tuple2;

/** Leads sorted rows through a stage, those of one key together. */
final class GroupPass extends StageIterator {
  private final Iterator<Tuple2<Place, Flow>> in;
  private final Stage.Groups stage;
  private final List<Draft> group = new ArrayList<>();
  private String key = "";

  GroupPass(Iterator<Tuple2<Place, Flow>> in, Stage.Groups stage, String name) {
    super(name);
    this.in = in;
    this.stage = stage;
  }

  @Override
  boolean advance() {
    if (!in.hasNext()) {
      boolean rest = !group.isEmpty();
      close();
      return rest;
    }
    Tuple2<Place, Flow> next = in.next();
    if (!(next._2() instanceof Draft draft)) {
      pass(next._2());
      return true;
    }
    if (!next._1().group().equals(key)) {
      close();
      key = next._1().group();
    }
    group.add(draft);
    return true;
  }

  private void close() {
    if (!group.isEmpty()) {
      List<Draft> closed = List.copyOf(group);
      group.clear();
      take(closed, stage.judge(closed));
    }
  }
}
