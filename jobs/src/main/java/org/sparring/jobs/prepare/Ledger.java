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

    @Override
    public int compareTo(Account other) {
      return ORDER.compare(this, other);
    }
  }

  private final TreeMap<Account, Tally> tallies = new TreeMap<>();

  void add(Tally tally) {
    Account account = new Account(tally.origin(), tally.file(), tally.ofMade());
    tallies.merge(account, tally, Tally::plus);
  }

  Collection<Tally> tallies() {
    return tallies.values();
  }
}
