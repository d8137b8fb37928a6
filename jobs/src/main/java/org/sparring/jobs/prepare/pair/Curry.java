package org.sparring.jobs.prepare.pair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.part.About;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Rejection;
import org.sparring.jobs.prepare.Stage;
import org.sparring.jobs.prepare.Verdict;

/** Numbers the pairs of each prompt from easy to hard. */
@About(
    value =
        "Numbers the pairs of each prompt, which are rows of their own, from the widest gap to the"
            + " narrowest: the column order holds the stage of the curriculum, so that stage s has"
            + " the s-th pair of every prompt. A pair without a gap is dropped as no_gap; other"
            + " rows stay as they are.",
    formula =
        "order = 1 + number of pairs of the prompt with a wider gap, or an equal one and a lesser"
            + " key",
    paper = "Pattnaik et al. 2024, Curry-DPO, arXiv:2403.07230")
public record Curry(
    @Param(
            value = "Carried column that holds the gap; empty for the margin, then the strength.",
            or = "''")
        String gap)
    implements Stage.Groups {
  private record Wide(Draft pair, double gap) {
    private static final Comparator<Wide> ORDER =
        Comparator.comparingDouble((Wide each) -> -each.gap)
            .thenComparing(each -> RowId.of(each.pair));
  }

  @Override
  public Set<Gift> needs() {
    return Set.of(Gift.KEYS);
  }

  @Override
  public Set<Gift> undoes() {
    return Set.of(Gift.LEADERS);
  }

  @Override
  public String key(Draft draft) {
    return Gap.pair(draft) ? draft.prompt() : draft.key();
  }

  @Override
  public Verdict judge(List<Draft> group) {
    Gap width = new Gap(gap);
    List<Draft> kept = new ArrayList<>();
    List<Rejection> rejected = new ArrayList<>();
    List<Wide> pairs = new ArrayList<>();
    for (Draft draft : group) {
      if (!Gap.pair(draft)) {
        kept.add(draft);
      } else if (Double.isNaN(width.of(draft))) {
        rejected.add(Rejection.dropped(draft, this, "no_gap", width.missing()));
      } else {
        pairs.add(new Wide(draft, width.of(draft)));
      }
    }
    pairs.sort(Wide.ORDER);
    for (int i = 0; i < pairs.size(); i++) {
      Draft pair = pairs.get(i).pair;
      kept.add(pair.marks(pair.marks().order(i + 1.0)));
    }
    return new Verdict(kept, rejected);
  }
}
