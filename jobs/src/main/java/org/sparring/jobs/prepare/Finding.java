package org.sparring.jobs.prepare;

import org.sparring.common.data.table.EvaluationRow;

/**
 * One number that a stage measured; a row of {@code evaluations} and of the report.
 *
 * @param name in lower case, as {@code flip_rate}
 * @param slice of the data: {@code all}, a source, an annotator
 * @param low and {@code high}: the 95 % interval; NaN where there is none
 * @param n number of independent units
 */
public record Finding(
    String stage, String name, String slice, double value, double low, double high, long n)
    implements Flow {

  /** A number without an interval; a stage gives each name and slice once. */
  public static Finding of(Stage stage, String name, String slice, double value, long n) {
    return new Finding(stage.name(), name, slice, value, Double.NaN, Double.NaN, n);
  }

  /** The same with its 95 % interval: low and high. */
  public Finding within(double[] interval) {
    return new Finding(stage, name, slice, value, interval[0], interval[1], n);
  }

  /** How often something was seen; the counts of one name and slice add up. */
  public static Finding count(Stage stage, String name, String slice, long n) {
    return of(stage, name, slice, (double) n, n);
  }

  /** The sum of two counts. */
  Finding plus(Finding other) {
    if (!counts() || !other.counts()) {
      throw new IllegalStateException(
          "the stage " + stage + " measured " + name + " of " + slice + " twice");
    }
    return new Finding(
        stage, name, slice, (double) (n + other.n), Double.NaN, Double.NaN, n + other.n);
  }

  EvaluationRow row(String run) {
    return new EvaluationRow(run, 0, stage + "/" + name, slice, "prepare", value, low, high, n);
  }

  /** What it is about. */
  String about() {
    return name + " " + slice;
  }

  Finding at(String other) {
    return stage.equals(other) ? this : new Finding(other, name, slice, value, low, high, n);
  }

  private boolean counts() {
    return value == n && Double.isNaN(low) && Double.isNaN(high);
  }
}
