package org.sparring.common.data;

import java.io.Serializable;

/**
 * How far a run is.
 *
 * @param round the round, from 0
 * @param stage the stage inside a curriculum, from 0
 * @param share round divided by the number of rounds, in [0, 1)
 */
public record Progress(int round, int stage, double share) implements Serializable {}
