package org.sparring.common.part;

/**
 * What an outer step knows of one slice besides the deltas.
 *
 * @param step which outer step of the run it is, from 1
 * @param decayed whether weight decay applies to the slice
 * @param vectors {@link Outer#states} vectors of the slice's length, changed in place
 */
public record OuterState(long step, boolean decayed, float[][] vectors) {}
