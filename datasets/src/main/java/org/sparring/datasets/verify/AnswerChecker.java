package org.sparring.datasets.verify;

import java.io.Serializable;

/** Judges the final answer of a response. */
public interface AnswerChecker extends Serializable {
  /**
   * Compares the answer of a response with the expected one.
   *
   * @param response what the policy wrote
   * @param expected the reference: a bare answer, or a worked solution that ends in one
   */
  Verdict check(String response, String expected);
}
