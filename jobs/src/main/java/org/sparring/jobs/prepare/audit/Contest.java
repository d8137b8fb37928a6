package org.sparring.jobs.prepare.audit;

import java.io.Serializable;
import java.util.SortedMap;

/**
 * Two responses with their traits, and what annotators said of them; ties are left out.
 *
 * @param traits places of the traits in which they differ
 * @param differences the first response's less the second's
 * @param judgements annotators by number, and whether the first response won
 */
record Contest(int[] traits, int[] differences, Labels judgements) implements Serializable {
  /** The label of the first response's victory; that of the second's is {@link #SECOND}. */
  static final int FIRST = 0;

  static final int SECOND = 1;

  static Contest of(SortedMap<Integer, Integer> differences, Labels judgements) {
    return new Contest(
        differences.keySet().stream().mapToInt(Integer::intValue).toArray(),
        differences.values().stream().mapToInt(Integer::intValue).toArray(),
        judgements);
  }
}
