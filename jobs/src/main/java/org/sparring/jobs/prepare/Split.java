package org.sparring.jobs.prepare;

import java.util.List;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.part.About;
import org.sparring.jobs.prepare.near.NearDuplicates;

/** Gives every row a split, so that what is held out is not learnt from. */
@About(
    value =
        "Gives all rows of a prompt one split, and of a component of near duplicates, where they"
            + " were looked for. A source may fix it; where two fix different ones, the held-out"
            + " one wins (test, then validation) and the other rows are dropped, or they would"
            + " leak. Otherwise the split is drawn by the hash of the key; rows without a prompt,"
            + " such as plain text, are drawn one by one. With `previous`, the rows of an earlier"
            + " run keep the split that they had there, whatever their source says (`kept_rows`,"
            + " `overruled_rows`), and other rows of their prompts and components join them. Where"
            + " a component has rows of different earlier splits, every new row of it is dropped"
            + " (`joins_splits`): through such rows they became one. Near duplicates are looked for"
            + " among the rows that are read, so read the files of the earlier run too.",
    formula =
        "u = hash(seed, key) in [0, 1); train if u < train, else validation if u < train +"
            + " validation, else test; the shares are the setting splits")
public record Split(
    @Param(value = "Run of this workspace that prepared rows before; empty for none.", or = "''")
        String previous)
    implements Stage.Needing {
  static final String TRAIN = "train";
  static final String VALIDATION = "validation";
  static final String TEST = "test";

  /** From the most held-out to the freest. */
  static final List<String> ORDER = List.of(TEST, VALIDATION, TRAIN, "");

  /** Without an earlier run. */
  public Split() {
    this("");
  }

  @Override
  public Set<Gift> needs() {
    return Set.of(Gift.KEYS);
  }

  @Override
  public Set<Gift> gives() {
    return Set.of(Gift.SPLIT);
  }

  @Override
  public Set<Gift> precedes() {
    return previous.isEmpty() ? Set.of() : Set.of(Gift.ONE_FOR_SEVERAL);
  }

  @Override
  public List<String> follows() {
    return previous.isEmpty() ? List.of() : List.of(previous);
  }

  @Override
  public Stage given(Context context) {
    Splitting splitting = new Splitting(context.seed(), context.settings().splits());
    boolean torn = context.settings().stages().stream().anyMatch(Split::tears);
    if (!previous.isEmpty()) {
      return KeptSplits.of(previous, splitting, torn, context);
    }
    return torn ? new TiedSplitting(splitting) : splitting;
  }

  /** Whether rows of one prompt may be in several components. */
  private static boolean tears(Stage stage) {
    return stage instanceof NearDuplicates near
        && near.over().contains(NearDuplicates.Field.RESPONSES);
  }
}
