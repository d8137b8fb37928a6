package org.sparring.jobs.prepare.audit;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparring.jobs.prepare.Draft;

/** Counts of pairs by source and annotator. Whole numbers, so that sums do not depend on order. */
final class BiasCounts implements Sum<Draft, BiasCounts> {
  private static final long serialVersionUID = 1L;

  private final Roster roster;
  private final Slices names;
  private final TreeMap<String, TreeMap<String, BiasCount>> sources = new TreeMap<>();

  BiasCounts(Roster roster, Slices names) {
    this.roster = roster;
    this.names = names;
  }

  @Override
  public void add(Draft draft) {
    String source = names.source(draft.origin());
    for (Comparison pair : Comparison.of(draft)) {
      BiasCount count = BiasCount.of(pair);
      add(source, source, count);
      add(source, Slices.ALL, count);
      for (String name : draft.example().annotators()) {
        add(source, Slices.annotator(roster.name(roster.number(name))), count);
      }
    }
  }

  private void add(String source, String slice, BiasCount count) {
    sources.computeIfAbsent(source, none -> new TreeMap<>()).merge(slice, count, BiasCount::plus);
  }

  @Override
  public void merge(BiasCounts other) {
    other.sources.forEach(
        (source, slices) -> slices.forEach((slice, count) -> add(source, slice, count)));
  }

  /** By slice, over all sources. */
  SortedMap<String, BiasCount> slices() {
    SortedMap<String, BiasCount> sums = new TreeMap<>();
    sources
        .values()
        .forEach(
            slices -> slices.forEach((slice, count) -> sums.merge(slice, count, BiasCount::plus)));
    return sums;
  }

  /** By slice, over the sources whose rows tell where a response stood. */
  SortedMap<String, BiasCount> placed() {
    SortedMap<String, BiasCount> sums = new TreeMap<>();
    for (Map.Entry<String, TreeMap<String, BiasCount>> source : sources.entrySet()) {
      if (source.getValue().get(source.getKey()).tellsPosition()) {
        source.getValue().forEach((slice, count) -> sums.merge(slice, count, BiasCount::plus));
      }
    }
    return sums;
  }
}
