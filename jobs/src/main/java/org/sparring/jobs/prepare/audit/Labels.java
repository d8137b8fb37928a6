package org.sparring.jobs.prepare.audit;

import java.io.Serializable;

/**
 * What annotators said of one pair.
 *
 * @param annotators who, by number; one of them may judge twice
 * @param labels the class that each chose
 */
record Labels(int[] annotators, int[] labels) implements Serializable {
  int size() {
    return labels.length;
  }
}
