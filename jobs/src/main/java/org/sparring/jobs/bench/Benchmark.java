package org.sparring.jobs.bench;

import java.util.Map;

/** What the suite does most of the time, measured alone and in process CPU seconds. */
public interface Benchmark {
  /** The name that the command line gives. */
  String name();

  /** What it measures, in one line. */
  String summary();

  /**
   * Measures.
   *
   * @param repeats measured repetitions, of which the median counts
   * @return figures by name, whose units are in the names, in the order in which they are shown
   */
  Map<String, Object> measure(int repeats);
}
