package org.sparring.jobs.loop;

import org.sparring.common.config.Param;

/**
 * Which states of a run keep their parameters and roll-outs. States are counted by committed
 * rounds: state 0 is the one before any round.
 */
public record Keep(
    @Param(value = "Newest states that stay.", or = "3", min = 1) int last,
    @Param(
            value = "States whose number is a multiple of it stay too; 0 for none.",
            or = "0",
            min = 0)
        int every) {

  /** Whether a state stays where the newest one is known. */
  boolean keeps(int state, int newest) {
    return state > newest - last || (every > 0 && state % every == 0);
  }
}
