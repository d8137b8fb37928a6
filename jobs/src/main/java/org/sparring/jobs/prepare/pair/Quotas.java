package org.sparring.jobs.prepare.pair;

import java.util.List;

/** How many rows of each portion a mixture keeps. */
final class Quotas {
  private Quotas() {}

  /**
   * Rows to keep: no more than a portion's cap, and the portions that name parts in proportion to
   * them, as many as the scarcest of these allows.
   *
   * @param portions one for each count
   * @param counts rows that there are, shares already taken
   */
  static long[] of(List<Portion> portions, long[] counts) {
    long[] quotas = new long[counts.length];
    double scale = Double.POSITIVE_INFINITY;
    for (int i = 0; i < quotas.length; i++) {
      Portion portion = portions.get(i);
      quotas[i] = portion.rows() == 0 ? counts[i] : Math.min(counts[i], portion.rows());
      if (portion.parts() > 0) {
        scale = Math.min(scale, quotas[i] / portion.parts());
      }
    }
    for (int i = 0; i < quotas.length; i++) {
      if (portions.get(i).parts() > 0) {
        double wanted = scale * portions.get(i).parts();
        quotas[i] = Math.min(quotas[i], Math.round(wanted));
      }
    }
    return quotas;
  }
}
