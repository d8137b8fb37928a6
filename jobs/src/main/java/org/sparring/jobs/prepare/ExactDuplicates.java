package org.sparring.jobs.prepare;

import java.util.List;
import java.util.Set;
import org.sparring.common.part.About;

/** Merges rows of equal content into the first of them. */
@About(
    "Merges rows of equal content into one. Ranks and annotators are content: the equal judgements"
        + " of two annotators are two rows.")
public record ExactDuplicates() implements Stage.Peers {
  private static final String SURVIVES = "survives";
  private static final String MERGES = "merges";

  @Override
  public Set<Gift> needs() {
    return Set.of(Gift.KEYS);
  }

  @Override
  public String key(Draft draft) {
    return draft.key();
  }

  @Override
  public List<Ruling> decide(List<Ballot> group) {
    return Ruling.around(0, group, SURVIVES, MERGES);
  }

  @Override
  public Verdict judge(Draft draft, Ruling survivor) {
    return survivor.word().equals(SURVIVES)
        ? Verdict.keep(draft)
        : Verdict.reject(Rejection.merged(draft, this, survivor.key(), detail(draft, survivor)));
  }

  private static String detail(Draft loser, Ruling survivor) {
    String detail =
        "The same as " + survivor.source().file() + " at " + survivor.source().position() + ".";
    double lost = loser.example().strength();
    return Double.compare(survivor.strength(), lost) == 0
        ? detail
        : detail + " Its strength is " + lost + ", the survivor's " + survivor.strength() + ".";
  }
}
