package org.sparring.common.workspace;

import java.io.Serializable;

/**
 * A stage of a round of a run: what one manifest commits.
 *
 * @param run name of the run
 * @param round 0 or more
 * @param stage name of the stage
 */
public record StageId(String run, int round, String stage) implements Serializable {
  public StageId {
    Names.check("run", run);
    Names.check("stage", stage);
    if (round < 0) {
      throw new IllegalArgumentException("round " + round + " of run " + run + " is negative");
    }
  }

  @Override
  public String toString() {
    return "stage '" + stage + "' of round " + round + " of run '" + run + "'";
  }
}
