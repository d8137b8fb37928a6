package org.sparring.jobs.prepare.audit;

import java.util.Locale;
import org.sparring.jobs.prepare.Draft;

/** What a row counts among those that judge a pair. */
public enum Worth {
  ROWS {
    @Override
    double of(Draft row) {
      return 1;
    }

    @Override
    String said(double worth) {
      return Math.round(worth) + " rows";
    }
  },
  VOTES {
    @Override
    double of(Draft row) {
      return Math.max(1, row.example().annotators().size());
    }

    @Override
    String said(double worth) {
      return Math.round(worth) + " votes";
    }
  },
  WEIGHT {
    @Override
    double of(Draft row) {
      double weight = row.marks().weight();
      return Double.isNaN(weight) ? 1 : weight;
    }

    @Override
    String said(double worth) {
      return String.format(Locale.ROOT, "rows of weight %.3f", worth);
    }
  };

  abstract double of(Draft row);

  /** So much of it, in words. */
  abstract String said(double worth);
}
