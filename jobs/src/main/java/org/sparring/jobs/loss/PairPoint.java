package org.sparring.jobs.loss;

/**
 * A value and its derivatives with respect to the two live totals of a pair.
 *
 * @param value the loss
 * @param chosen derivative with respect to the preferred response's total
 * @param rejected derivative with respect to the other one's total
 */
public record PairPoint(double value, double chosen, double rejected) {}
