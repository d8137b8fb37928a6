package org.sparring.jobs.report;

import java.util.List;

/** Points under one name in the legend, in the order in which a line joins them. */
public record Series(String name, List<Point> points) {
  public Series {
    points = List.copyOf(points);
  }
}
