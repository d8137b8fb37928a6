package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sparring.common.data.table.Source;

/**
 * What became of each row of a group. Rows belong together by their source: one row given and three
 * kept is one expanded and three made.
 */
final class Outcomes {
  private record Row(int origin, Source source) {}

  private static final class Fate {
    private final List<Draft> given = new ArrayList<>();
    private final List<Draft> kept = new ArrayList<>();
    private int lost;
  }

  private final String stage;
  private final Map<Row, Fate> fates = new LinkedHashMap<>();
  private final List<Tally> tallies = new ArrayList<>();
  private final List<Draft> kept = new ArrayList<>();

  Outcomes(String stage, List<Draft> given, Verdict verdict) {
    this.stage = stage;
    given.forEach(row -> fate(row.origin(), row.source()).given.add(row));
    verdict.kept().forEach(row -> fate(row.origin(), row.source()).kept.add(row));
    verdict.rejected().stream()
        .filter(Rejection::ends)
        .forEach(row -> fate(row.origin(), row.source()).lost++);
    fates.forEach(this::settle);
  }

  /** Counts of what was kept and made. */
  List<Tally> tallies() {
    return tallies;
  }

  List<Draft> kept() {
    return kept;
  }

  private Fate fate(int origin, Source source) {
    return fates.computeIfAbsent(new Row(origin, source), none -> new Fate());
  }

  private void settle(Row row, Fate fate) {
    int left = fate.given.size() - fate.lost;
    if (left == fate.kept.size()) {
      fate.kept.forEach(each -> tallies.add(Tally.kept(each, stage)));
      kept.addAll(fate.kept);
    } else if (left > 0 && left < fate.kept.size()) {
      for (int i = 0; i < left; i++) {
        int made = i == 0 ? fate.kept.size() : 0;
        tallies.add(Tally.expanded(fate.given.get(i), stage, made));
      }
      fate.kept.forEach(each -> kept.add(each.asMade()));
    } else {
      throw new IllegalStateException(
          "The stage %s was given %d rows of %s at %d, lost %d and kept %d"
              .formatted(
                  stage,
                  fate.given.size(),
                  row.source().file(),
                  row.source().position(),
                  fate.lost,
                  fate.kept.size()));
    }
  }
}
