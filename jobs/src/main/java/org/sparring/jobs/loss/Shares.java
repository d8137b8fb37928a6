package org.sparring.jobs.loss;

import org.sparring.common.data.Credited;
import org.sparring.common.data.Row;

/**
 * What each number of a row counts in the total of its response, for both responses of a pair.
 *
 * @param chosen factors of the preferred response, one for each number
 * @param rejected factors of the other one
 */
public record Shares(double[] chosen, double[] rejected) {
  /** The score of each response, or the sum over its trained tokens. */
  static Shares sum(Row row, Credited chosen, Credited rejected) {
    return new Shares(Total.factors(chosen.rollout(), row), Total.factors(rejected.rollout(), row));
  }
}
