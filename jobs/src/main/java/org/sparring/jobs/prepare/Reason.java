package org.sparring.jobs.prepare;

import java.io.Serializable;
import java.util.Comparator;

/** One kind of ledger entry of one source. */
record Reason(int origin, String stage, String reason, String outcome)
    implements Comparable<Reason>, Serializable {
  private static final Comparator<Reason> ORDER =
      Comparator.comparingInt(Reason::origin)
          .thenComparing(Reason::stage)
          .thenComparing(Reason::reason)
          .thenComparing(Reason::outcome);

  static Reason of(Rejection row) {
    return new Reason(row.origin(), row.stage(), row.reason(), row.outcome().label());
  }

  @Override
  public int compareTo(Reason other) {
    return ORDER.compare(this, other);
  }
}
