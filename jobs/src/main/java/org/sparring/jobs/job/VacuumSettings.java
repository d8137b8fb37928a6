package org.sparring.jobs.job;

import java.time.Duration;
import org.sparring.common.config.Param;

/** What is cleaned, and how careful. */
public record VacuumSettings(
    @Param("Folder of the workspace.") String workspace,
    @Param(value = "Run that is cleaned; empty cleans all runs.", or = "''") String run,
    @Param(
            value =
                "Hours that a file must be old: longer than any stage takes, since the files of a"
                    + " driver at work may not be committed yet.",
            or = "1",
            min = 0)
        double olderThan) {

  /** The age of a file that may go. */
  Duration age() {
    return Duration.ofMillis(Math.round(olderThan * Duration.ofHours(1).toMillis()));
  }
}
