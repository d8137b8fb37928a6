package org.sparring.jobs.recipe;

import java.io.Serializable;
import org.sparring.common.config.Param;

/** Which prepared examples a stream reads. */
public record Examples(
    @Param(value = "Run that prepared them.", or = "prepare") String run,
    @Param(value = "Table that holds them.", or = "preferences") Kind table,
    @Param(value = "Split that is read: train, validation, test.", or = "train") String split,
    @Param(
            value = "Most examples to read, in the order of their keys; 0 reads all.",
            or = "0",
            min = 0)
        int limit,
    @Param(
            value = "Most examples of a pass, in the order in which they come; 0 takes all.",
            or = "0",
            min = 0)
        int first,
    @Param(value = "First round that reads them.", or = "0", min = 0) int fromRound,
    @Param(
            value = "First round that no longer reads them; 0: they are read to the end.",
            or = "0",
            min = 0)
        int untilRound)
    implements Serializable {

  /** Passes over all that is read, in every round. */
  public Examples(String run, Kind table, String split, int limit) {
    this(run, table, split, limit, 0, 0, 0);
  }

  /** Checks the rounds. */
  public Examples {
    if (untilRound > 0 && untilRound <= fromRound) {
      throw new IllegalArgumentException(
          "until_round = %d leaves no round from %d on; raise it, or lower from_round"
              .formatted(untilRound, fromRound));
    }
  }

  /** Whether a round reads them. */
  public boolean active(int round) {
    return round >= fromRound && (untilRound == 0 || round < untilRound);
  }

  /** Prepared tables that can open a group. */
  public enum Kind {
    PREFERENCES,
    PROMPTS
  }
}
