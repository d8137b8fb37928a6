package org.sparring.common.part;

import java.util.List;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;

/**
 * What a loss sees of one optimiser step, or of one micro-batch of it.
 *
 * @param groups the groups
 * @param live rows to differentiate
 * @param held the same numbers as constants
 * @param memory the numbers that the loss carries from step to step
 */
public record Batch(List<Group<Credited>> groups, Signals live, Signals held, double[] memory) {}
