package org.sparring.jobs.loss;

import java.util.SortedMap;
import java.util.TreeMap;
import org.sparring.common.data.Row;
import org.sparring.common.part.Slopes;

/** Collects slopes by coordinate. */
final class Gradient implements Slopes {
  private final SortedMap<Numbers.Coordinate, Double> slopes = new TreeMap<>();

  @Override
  public void add(int group, int member, Row row, int token, double slope) {
    slopes.merge(new Numbers.Coordinate(group, member, row, token), slope, Double::sum);
  }

  double at(Numbers.Coordinate coordinate) {
    return slopes.getOrDefault(coordinate, 0.0);
  }

  SortedMap<Numbers.Coordinate, Double> all() {
    return slopes;
  }

  /** The slopes of a row of one member, divided by a mass. */
  double[] row(int group, int member, Row row, double mass) {
    return slopes.entrySet().stream()
        .filter(each -> each.getKey().group() == group && each.getKey().member() == member)
        .filter(each -> each.getKey().row().equals(row))
        .mapToDouble(each -> each.getValue() / mass)
        .toArray();
  }
}
