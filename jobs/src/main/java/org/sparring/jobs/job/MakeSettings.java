package org.sparring.jobs.job;

import java.util.Optional;
import org.sparring.common.config.Param;

/** Preference data that are made from other data. */
public record MakeSettings(
    @Param("Folder of the workspace.") String workspace,
    @Param(value = "Name of the run, for its status.", or = "make") String run,
    @Param("Pairs of sentences of either polarity.") Optional<Polarity> polarity) {

  /** Sentences with a polarity, and how many of their pairs are held out. */
  public record Polarity(
      @Param("File of rows with a label of 1 or 0 and a text, plain or compressed.") String from,
      @Param(value = "The last of so many pairs is held out.", or = "10", min = 2) int every) {}
}
