package org.sparring.jobs.prepare;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/** What leaves a stage in one partition: what it judged, what passed it by, and its counts. */
abstract class StageIterator implements Iterator<Flow> {
  private record Account(int origin, String file) implements Comparable<Account> {
    @Override
    public int compareTo(Account other) {
      int origins = Integer.compare(origin, other.origin);
      return origins != 0 ? origins : file.compareTo(other.file);
    }
  }

  private final String stage;
  private final Deque<Flow> ready = new ArrayDeque<>();
  private final TreeMap<Account, Tally> tallies = new TreeMap<>();
  private boolean ended;

  StageIterator(String stage) {
    this.stage = stage;
  }

  /** Takes in the next row or group; false where there is none. */
  abstract boolean advance();

  final void keep(Draft draft) {
    count(Tally.kept(draft, stage));
    ready.add(draft);
  }

  final void reject(Rejection lost) {
    count(Tally.lost(lost));
    ready.add(lost);
  }

  final void take(Stage.Verdict verdict) {
    verdict.kept().forEach(this::keep);
    verdict.rejected().forEach(this::reject);
  }

  final void pass(Flow flow) {
    ready.add(flow);
  }

  private void count(Tally tally) {
    tallies.merge(new Account(tally.origin(), tally.file()), tally, Tally::plus);
  }

  @Override
  public final boolean hasNext() {
    while (ready.isEmpty() && !ended) {
      if (!advance()) {
        ended = true;
        ready.addAll(tallies.values());
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
