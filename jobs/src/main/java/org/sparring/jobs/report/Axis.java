package org.sparring.jobs.report;

/**
 * An axis of a chart.
 *
 * @param label what it measures, with its unit
 * @param logarithmic whether equal steps are equal factors
 */
public record Axis(String label, boolean logarithmic) {
  public static Axis of(String label) {
    return new Axis(label, false);
  }
}
