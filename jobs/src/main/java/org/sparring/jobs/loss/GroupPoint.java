package org.sparring.jobs.loss;

/**
 * A value and its derivatives with respect to the live totals of a group's candidates.
 *
 * @param value the loss
 * @param slopes one for each candidate, in their order
 */
public record GroupPoint(double value, double[] slopes) {}
