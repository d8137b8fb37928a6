package org.sparring.jobs.report;

/**
 * A point of a chart.
 *
 * @param low lower end of y's interval; NaN where there is none
 * @param high upper end of y's interval; NaN where there is none
 */
public record Point(double x, double y, double low, double high) {
  public Point(double x, double y) {
    this(x, y, Double.NaN, Double.NaN);
  }
}
