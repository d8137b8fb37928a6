package org.sparring.jobs.recipe;

import java.io.Serializable;
import org.sparring.common.config.Param;

/** How a worker cuts its groups into optimiser steps. */
public record Batching(
    @Param(value = "Groups of one optimiser step of one worker.", or = "16", min = 1)
        int groupsPerStep,
    @Param(value = "Passes over a round's groups.", or = "1", min = 1) int epochs,
    @Param(
            value =
                "Most samplings of a round, each of as many groups as filters have left to be"
                    + " filled; what is not filled then stays with weight 0.",
            or = "1",
            min = 1)
        int waves)
    implements Serializable {

  /** Without refills. */
  public Batching(int groupsPerStep, int epochs) {
    this(groupsPerStep, epochs, 1);
  }
}
