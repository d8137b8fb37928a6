package org.sparring.jobs.prepare;

import java.util.List;
import java.util.Set;
import org.sparring.common.part.About;

/** Gives every row a split, so that what is held out is not learnt from. */
@About(
    value =
        "Gives all rows of a component of near duplicates one split; of a prompt, where none was"
            + " looked for. A source may fix it; where two fix different ones, the held-out one"
            + " wins (test, then validation) and the other rows are dropped, or they would leak."
            + " Otherwise the split is drawn by the hash of the key; rows without a prompt, such as"
            + " plain text, are drawn one by one.",
    formula =
        "u = hash(seed, key) in [0, 1); train if u < train, else validation if u < train +"
            + " validation, else test; the shares are the setting splits")
public record Split() implements Stage.Needing {
  static final String TRAIN = "train";
  static final String VALIDATION = "validation";
  static final String TEST = "test";

  /** From the most held-out to the freest. */
  static final List<String> ORDER = List.of(TEST, VALIDATION, TRAIN, "");

  @Override
  public Set<Gift> needs() {
    return Set.of(Gift.KEYS);
  }

  @Override
  public Set<Gift> gives() {
    return Set.of(Gift.SPLIT);
  }

  @Override
  public Stage given(Context context) {
    return new Splitting(context.seed(), context.settings().splits());
  }
}
