package org.sparring.jobs.prepare;

import java.util.Collections;
import java.util.List;
import org.sparring.common.random.Draw;

/**
 * Gives all rows of a component, or of a prompt where none was looked for, one split.
 *
 * @param seed salt of the hash
 */
record Splitting(long seed, SplitShares shares) implements Stage.Peers {
  @Override
  public String key(Draft draft) {
    if (!draft.component().isEmpty()) {
      return draft.component();
    }
    return draft.example().prompt().blank() ? draft.key() : draft.prompt();
  }

  @Override
  public List<Ruling> decide(List<Ballot> group) {
    Ballot holder = group.get(0);
    String split = holder.split().isEmpty() ? drawn(holder.group()) : holder.split();
    return Collections.nCopies(group.size(), Ruling.by(holder, split));
  }

  @Override
  public Verdict judge(Draft draft, Ruling ruling) {
    return draft.split().isEmpty() || draft.split().equals(ruling.word())
        ? Verdict.keep(draft.in(ruling.word()))
        : Verdict.reject(leak(draft, ruling));
  }

  private Rejection leak(Draft draft, Ruling holder) {
    return Rejection.dropped(
        draft,
        this,
        "split_conflict",
        "The source fixes "
            + draft.split()
            + ", but the prompt is in "
            + holder.word()
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
