package org.sparring.jobs.prepare;

import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.sparring.common.data.table.Source;
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
    TreeSet<String> known = new TreeSet<>();
    group.stream().filter(Ballot::known).forEach(each -> known.add(each.split()));
    if (known.size() > 1) {
      return Collections.nCopies(group.size(), Ruling.by(holder, String.join(" and ", known)));
    }
    String split = holder.split().isEmpty() ? drawn(holder.group()) : holder.split();
    return Collections.nCopies(group.size(), Ruling.by(holder, split));
  }

  @Override
  public Verdict judge(Draft draft, Ruling ruling) {
    if (draft.known()) {
      return Verdict.keep(draft);
    }
    if (!Split.ORDER.contains(ruling.word())) {
      return Verdict.reject(joins(draft, ruling));
    }
    return draft.split().isEmpty() || draft.split().equals(ruling.word())
        ? Verdict.keep(draft.in(ruling.word()))
        : Verdict.reject(leak(draft, ruling));
  }

  private Rejection joins(Draft draft, Ruling holder) {
    String detail =
        "It is one of the new rows of a component of near duplicates that has rows in %s by the"
            + " earlier run, one of them from %s at %d; leave it out, or prepare all anew without"
            + " `previous`.";
    Source known = holder.source();
    return Rejection.dropped(
        draft,
        this,
        "joins_splits",
        detail.formatted(holder.word(), known.file(), known.position()));
  }

  private Rejection leak(Draft draft, Ruling holder) {
    return Rejection.dropped(
        draft,
        this,
        "split_conflict",
        "Its source, or what an earlier run had of its prompt, fixes "
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
