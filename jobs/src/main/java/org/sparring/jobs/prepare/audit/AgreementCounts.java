package org.sparring.jobs.prepare.audit;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparring.jobs.prepare.Draft;

/** How the judgements of every pair fall, over all rows and by source. */
final class AgreementCounts implements Sum<List<Draft>, AgreementCounts> {
  private static final long serialVersionUID = 1L;
  private static final List<Integer> NOBODY = List.of(0, 0, 0);

  private final Slices names;
  private final TreeMap<String, Units> slices = new TreeMap<>();

  AgreementCounts(Slices names) {
    this.names = names;
  }

  @Override
  public void add(List<Draft> prompt) {
    Map<String, SortedMap<String, List<Integer>>> pairs = new TreeMap<>();
    for (Draft draft : prompt) {
      int times = Math.max(1, draft.example().annotators().size());
      for (Comparison pair : Comparison.of(draft)) {
        int place = pair.ruling().place();
        for (String slice : List.of(Slices.ALL, names.source(draft.origin()))) {
          pairs
              .computeIfAbsent(slice, none -> new TreeMap<>())
              .merge(pair.about(), counted(NOBODY, place, times), AgreementCounts::plus);
        }
      }
    }
    pairs.forEach((slice, units) -> units.values().forEach(unit -> of(slice).add(unit)));
  }

  private static List<Integer> counted(List<Integer> unit, int place, int times) {
    List<Integer> counted = unit;
    for (int i = 0; i < times; i++) {
      counted = Units.plus(counted, place);
    }
    return counted;
  }

  private static List<Integer> plus(List<Integer> one, List<Integer> other) {
    return List.of(one.get(0) + other.get(0), one.get(1) + other.get(1), one.get(2) + other.get(2));
  }

  @Override
  public void merge(AgreementCounts other) {
    other.slices.forEach((slice, units) -> of(slice).add(units));
  }

  private Units of(String slice) {
    return slices.computeIfAbsent(slice, none -> Units.none());
  }

  SortedMap<String, Units> slices() {
    return slices;
  }
}
