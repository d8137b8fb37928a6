package org.sparring.jobs.prepare.pair;

import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.part.About;
import org.sparring.common.random.Draw;
import org.sparring.jobs.prepare.Context;
import org.sparring.jobs.prepare.Stage;

/** Makes pairs of ranked or rated responses. */
@About(
    value =
        "Makes pairs of the ranked or rated responses to a prompt: best_worst, best_random (drawn"
            + " by the key of the row), all, adjacent (each with those of the next lower score), or"
            + " curry (the best with each of the others, the widest gap first; the column order"
            + " holds the stage of the curriculum, so that stage s has the s-th pair of every"
            + " prompt). Equal responses never become a pair. The gap becomes the strength and the"
            + " margin of the pair. A row of fewer than two responses stays as it is; one with a"
            + " response that has no number is dropped as unrated, one that gives no pair as"
            + " no_pair.",
    formula = "a pair (w, l) where score(w) > score(l) and gap(w) - gap(l) >= least",
    paper = "Pattnaik et al. 2024, Curry-DPO, arXiv:2403.07230, for curry")
public record Pairs(
    @Param(value = "Which pairs: best_worst, best_random, all, adjacent or curry.") Matching of,
    @Param(
            value =
                "Carried column of the responses whose number orders them, more being better; empty"
                    + " for ratings, or ranks where a row has no ratings.",
            or = "''")
        String score,
    @Param(
            value =
                "Carried column of the responses in whose number gaps are measured, such as a"
                    + " reference model's log probability; empty for the one that orders them.",
            or = "''")
        String gap,
    @Param(value = "Least gap of a pair.", or = "0") double least)
    implements Stage.Needing {
  @Override
  public Set<Gift> needs() {
    return Set.of(Gift.KEYS);
  }

  @Override
  public Set<Gift> undoes() {
    return Set.of(Gift.TOKENS, Gift.LEADERS);
  }

  @Override
  public Stage given(Context context) {
    return new Pairing(this, Draw.seed(context.seed()).with("pairs"));
  }
}
