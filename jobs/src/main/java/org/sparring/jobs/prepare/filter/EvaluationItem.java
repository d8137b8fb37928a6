package org.sparring.jobs.prepare.filter;

import java.io.Serializable;
import java.util.Comparator;
import org.sparring.common.data.table.Source;

/** One item of an evaluation set: the set's name and where the item stands. */
record EvaluationItem(String set, Source source)
    implements Serializable, Comparable<EvaluationItem> {
  private static final Comparator<EvaluationItem> ORDER =
      Comparator.comparing(EvaluationItem::set)
          .thenComparing(item -> item.source.file())
          .thenComparingLong(item -> item.source.position());

  @Override
  public int compareTo(EvaluationItem other) {
    return ORDER.compare(this, other);
  }
}
