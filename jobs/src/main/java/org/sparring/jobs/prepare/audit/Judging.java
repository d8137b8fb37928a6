package org.sparring.jobs.prepare.audit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.sparring.jobs.prepare.Draft;

/** Turns rows of one pair into labels by numbered annotators. */
record Judging(Roster roster) implements Serializable {
  /** Rows that rank two different responses are compared; others have no key. */
  static String key(Draft draft) {
    List<Comparison> pairs = Comparison.of(draft);
    boolean pair = draft.example().responses().size() == 2 && pairs.size() == 1;
    return pair ? draft.prompt() + pairs.get(0).about() : "";
  }

  static Ruling ruling(Draft draft) {
    return Comparison.of(draft).get(0).ruling();
  }

  /** The judgements of named annotators; none of rows that nobody signed. */
  Labels labels(List<Draft> rows, boolean ties) {
    List<Integer> annotators = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (Draft row : rows) {
      Ruling ruling = ruling(row);
      if (ties || ruling != Ruling.TIE) {
        for (String name : row.example().annotators()) {
          annotators.add(roster.number(name));
          labels.add(ruling.ordinal());
        }
      }
    }
    return new Labels(
        annotators.stream().mapToInt(Integer::intValue).toArray(),
        labels.stream().mapToInt(Integer::intValue).toArray());
  }
}
