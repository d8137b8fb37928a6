package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sparring.common.part.About;

/** Merges rows of equal content into the first of them. */
@About(
    "Merges rows of equal content into one. Ranks and annotators are content: the equal judgements"
        + " of two annotators are two rows.")
public record ExactDuplicates() implements Stage.Groups {
  @Override
  public Set<Gift> needs() {
    return Set.of(Gift.KEYS);
  }

  @Override
  public String key(Draft draft) {
    return draft.key();
  }

  @Override
  public Verdict judge(List<Draft> group) {
    Draft survivor = group.get(0);
    List<Rejection> merged = new ArrayList<>();
    for (Draft loser : group.subList(1, group.size())) {
      merged.add(Rejection.merged(loser, this, survivor.key(), detail(survivor, loser)));
    }
    return new Verdict(List.of(survivor), merged);
  }

  private static String detail(Draft survivor, Draft loser) {
    String detail =
        "The same as " + survivor.source().file() + " at " + survivor.source().position() + ".";
    double kept = survivor.example().strength();
    double lost = loser.example().strength();
    return Double.compare(kept, lost) == 0
        ? detail
        : detail + " Its strength is " + lost + ", the survivor's " + kept + ".";
  }
}
