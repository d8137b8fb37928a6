package org.sparring.jobs.prepare;

import java.util.Collection;
import java.util.Comparator;
import java.util.TreeMap;

/** Tallies of one stage by source, file and kind of row. */
final class Ledger {
  private record Account(int origin, String file, boolean ofMade) implements Comparable<Account> {
    private static final Comparator<Account> ORDER =
        Comparator.comparingInt(Account::origin)
            .thenComparing(Account::file)
            .thenComparing(Account::ofMade);

    boolean of(Draft draft) {
      return origin == draft.origin()
          && ofMade == draft.made()
          && file.equals(draft.source().file());
    }

    @Override
    public int compareTo(Account other) {
      return ORDER.compare(this, other);
    }
  }

  private final TreeMap<Account, Tally> tallies = new TreeMap<>();
  private Account last;
  private Tally first;
  private long kept;

  /** A row that was kept; neighbours of one file are counted before they are added. */
  void kept(Draft draft, String stage) {
    if (last == null || !last.of(draft)) {
      settle();
      last = new Account(draft.origin(), draft.source().file(), draft.made());
      first = Tally.kept(draft, stage);
    }
    kept++;
  }

  private void settle() {
    if (kept > 0) {
      add(first.times(kept));
      kept = 0;
    }
  }

  void add(Tally tally) {
    Account account = new Account(tally.origin(), tally.file(), tally.ofMade());
    tallies.merge(account, tally, Tally::plus);
  }

  Collection<Tally> tallies() {
    settle();
    return tallies.values();
  }
}
