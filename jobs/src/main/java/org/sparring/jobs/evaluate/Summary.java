package org.sparring.jobs.evaluate;

import org.sparring.common.data.table.EvaluationRow;

/**
 * One measured quantity.
 *
 * @param name as {@code win_rate/gold}
 * @param value the measured value
 * @param low lower end of the 95 % interval; NaN where there is none
 * @param high upper end of the 95 % interval; NaN where there is none
 * @param n number of independent units: prompts, pairs
 */
public record Summary(String name, double value, double low, double high, long n) {
  Summary(String name, double value, Interval interval, long n) {
    this(name, value, interval.low(), interval.high(), n);
  }

  /** As a row of {@code evaluations}. */
  public EvaluationRow row(String run, int round, String slice, String recipe) {
    return new EvaluationRow(run, round, name, slice, recipe, value, low, high, n);
  }
}
