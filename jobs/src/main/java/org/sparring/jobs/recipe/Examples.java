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
        int first)
    implements Serializable {
  /** Passes over all that is read. */
  public Examples(String run, Kind table, String split, int limit) {
    this(run, table, split, limit, 0);
  }

  /** Prepared tables that can open a group. */
  public enum Kind {
    PREFERENCES,
    PROMPTS
  }
}
