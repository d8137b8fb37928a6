package org.sparring.jobs.prepare;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/** What leaves a stage in one partition: what it judged, what passed it by, and its counts. */
abstract class StageIterator implements Iterator<Flow> {
  private final String stage;
  private final Deque<Flow> ready = new ArrayDeque<>();
  private final Ledger ledger = new Ledger();
  private final TreeMap<String, Finding> findings = new TreeMap<>();
  private boolean ended;

  /**
   * Counts under a name.
   *
   * @param stage the stage's name in this run
   */
  StageIterator(String stage) {
    this.stage = stage;
  }

  /** Takes in the next row or group; false where there is none. */
  abstract boolean advance();

  final void keep(Draft draft) {
    ledger.kept(draft, stage);
    ready.add(draft);
  }

  final void reject(Rejection lost) {
    Rejection mine = lost.at(stage);
    ledger.add(Tally.lost(mine));
    ready.add(mine);
  }

  final void found(Finding finding) {
    findings.merge(finding.about(), finding.at(stage), Finding::plus);
  }

  final void made(Made row) {
    ledger.add(Tally.made(row, stage));
    ready.add(row.draft().asMade());
  }

  /** The outcome of a group, of one row or more. */
  final void take(List<Draft> given, Verdict verdict) {
    verdict.rejected().forEach(this::reject);
    verdict.findings().forEach(this::found);
    if (given.size() == 1 && verdict.kept().size() == 1 && outcomes(verdict) == 0) {
      keep(verdict.kept().get(0));
      return;
    }
    Outcomes outcomes = new Outcomes(stage, given, verdict);
    outcomes.tallies().forEach(ledger::add);
    outcomes.kept().forEach(ready::add);
  }

  private static int outcomes(Verdict verdict) {
    int outcomes = 0;
    for (Rejection each : verdict.rejected()) {
      outcomes += each.ends() ? 1 : 0;
    }
    return outcomes;
  }

  final void pass(Flow flow) {
    ready.add(flow);
  }

  @Override
  public final boolean hasNext() {
    while (ready.isEmpty() && !ended) {
      if (!advance()) {
        ended = true;
        ready.addAll(ledger.tallies());
        ready.addAll(findings.values());
      }
    }
    return !ready.isEmpty();
  }

  @Override
  public final Flow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }
}
