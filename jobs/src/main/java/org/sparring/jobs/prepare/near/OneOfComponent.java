package org.sparring.jobs.prepare.near;

import java.util.List;
import java.util.Set;
import org.sparring.jobs.prepare.Ballot;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Rejection;
import org.sparring.jobs.prepare.Ruling;
import org.sparring.jobs.prepare.Stage;
import org.sparring.jobs.prepare.Verdict;

/** Merges the rows of a component into the first of them. */
record OneOfComponent(NearDuplicates asked) implements Stage.Peers {
  private static final String SURVIVES = "survives";
  private static final String MERGES = "merges";

  @Override
  public String name() {
    return asked.name();
  }

  @Override
  public Set<Gift> gives() {
    return asked.gives();
  }

  @Override
  public String key(Draft draft) {
    return draft.component();
  }

  @Override
  public List<Ruling> decide(List<Ballot> group) {
    return Ruling.around(0, group, SURVIVES, MERGES);
  }

  @Override
  public Verdict judge(Draft draft, Ruling survivor) {
    return survivor.word().equals(SURVIVES)
        ? Verdict.keep(draft)
        : Verdict.reject(
            Rejection.merged(
                draft,
                this,
                "near_duplicate",
                survivor.key(),
                "Nearly the same as "
                    + survivor.source().file()
                    + " at "
                    + survivor.source().position()
                    + "."));
  }
}
