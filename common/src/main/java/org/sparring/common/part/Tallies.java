package org.sparring.common.part;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers tallies by the name of a metric, in the order in which they are added. */
public final class Tallies {
  private final SortedMap<String, Tally> sums = new TreeMap<>();

  /** Adds one value with its weight; a weight of 0 leaves no trace. */
  public Tallies add(String name, double value, double weight) {
    if (weight != 0) {
      sums.merge(name, new Tally(value * weight, weight), Tally::plus);
    }
    return this;
  }

  /** Adds the tallies of one more group or micro-batch. */
  public Tallies addAll(Map<String, Tally> others) {
    new TreeMap<>(others).forEach((name, tally) -> sums.merge(name, tally, Tally::plus));
    return this;
  }

  public SortedMap<String, Tally> all() {
    return new TreeMap<>(sums);
  }
}
