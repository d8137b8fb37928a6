package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.List;
import org.sparring.common.random.Draw;

/**
 * Gives all rows of a prompt one split. A source may fix it; where two sources fix different ones,
 * the held-out one wins (test, then validation) and the other rows are dropped, or the prompt would
 * leak. Otherwise it is drawn by the hash of the prompt; rows without a prompt, such as plain text,
 * are drawn one by one.
 *
 * @param seed salt of the hash
 */
record Split(long seed, SplitShares shares) implements Stage.Groups {
  static final String TRAIN = "train";
  static final String VALIDATION = "validation";
  static final String TEST = "test";

  /** From the most held-out to the freest. */
  static final List<String> ORDER = List.of(TEST, VALIDATION, TRAIN, "");

  @Override
  public String name() {
    return "split";
  }

  @Override
  public String key(Draft draft) {
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
      return TRAIN;
    }
    return drawn < shares.train() + shares.validation() ? VALIDATION : TEST;
  }
}
