package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.List;
import org.sparring.common.random.Draw;

/**
 * Gives all rows of a component, or of a prompt where none was looked for, one split.
 *
 * @param seed salt of the hash
 */
record Splitting(long seed, SplitShares shares) implements Stage.Groups {
  @Override
  public String key(Draft draft) {
    if (!draft.component().isEmpty()) {
      return draft.component();
    }
    return draft.example().prompt().blank() ? draft.key() : draft.prompt();
  }

  @Override
  public Verdict judge(List<Draft> group) {
    String fixed = group.get(0).split();
    String split = fixed.isEmpty() ? drawn(key(group.get(0))) : fixed;
    List<Draft> kept = new ArrayList<>();
    List<Rejection> dropped = new ArrayList<>();
    for (Draft draft : group) {
      if (draft.split().isEmpty() || draft.split().equals(split)) {
        kept.add(draft.in(split));
      } else {
        dropped.add(leak(draft, group.get(0), split));
      }
    }
    return new Verdict(kept, dropped);
  }

  private Rejection leak(Draft draft, Draft holder, String split) {
    return Rejection.dropped(
        draft,
        this,
        "split_conflict",
        "The source fixes "
            + draft.split()
            + ", but the prompt is in "
            + split
            + " by "
            + holder.source().file()
            + " at "
            + holder.source().position()
            + ".");
  }

  private String drawn(String key) {
    double drawn = Draw.seed(seed).with("split").with(key).uniform(0);
    if (drawn < shares.train()) {
      return Split.TRAIN;
    }
    return drawn < shares.train() + shares.validation() ? Split.VALIDATION : Split.TEST;
  }
}
