package org.sparring.jobs.bench;

import java.util.List;
import java.util.Map;
import org.sparring.common.fleet.Fleet;

/** What the suite does most of the time, measured alone and in process CPU seconds. */
public interface Benchmark {
  /** The name that the command line gives. */
  String name();

  /** What it measures, in one line. */
  String summary();

  /** Whether stages of a run are measured, for which a session is opened. */
  default boolean usesSpark() {
    return false;
  }

  /** Whether it wants the pairs that it is given as ids; otherwise it reads their files itself. */
  default boolean readsPairs() {
    return true;
  }

  /**
   * Measures.
   *
   * @return figures by name, whose units are in the names, in the order in which they are shown
   */
  Map<String, Object> measure(Terms terms);

  /**
   * What a benchmark is given.
   *
   * @param repeats measured repetitions, of which the median counts
   * @param pairs pairs of a data set; empty where lengths are to be drawn
   * @param fleet runs the stages of a run
   * @param files of pairs, and {@code tokenizer} that reads them; empty where none was given
   * @param rows numbers of pairs at which preparation is measured, the least first
   */
  record Terms(
      int repeats,
      List<IdPair> pairs,
      Fleet fleet,
      List<String> files,
      String tokenizer,
      List<Integer> rows) {}
}
