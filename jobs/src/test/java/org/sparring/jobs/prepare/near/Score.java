package org.sparring.jobs.prepare.near;

/**
 * How the stage compares with brute force.
 *
 * @param pairs at or above the threshold, and {@code found} of them in one component
 * @param links pairs of one component that are connected by brute force too, of all {@code told}
 */
record Score(long pairs, long found, long told, long links) {
  double recall() {
    return (double) found / pairs;
  }

  double precision() {
    return (double) links / told;
  }
}
