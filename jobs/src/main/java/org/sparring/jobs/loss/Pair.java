package org.sparring.jobs.loss;

/**
 * A preferred and a dispreferred response as a pair loss sees them.
 *
 * @param chosen total of the live row over the preferred response
 * @param rejected the same of the other one
 * @param chosenBase total of the stored base row over the preferred response; 0 without a base
 * @param rejectedBase the same of the other one
 * @param chosenTokens number of trained tokens of the preferred response
 * @param rejectedTokens the same of the other one
 * @param strength how much better the preferred one is; NaN where the data do not say
 */
public record Pair(
    double chosen,
    double rejected,
    double chosenBase,
    double rejectedBase,
    int chosenTokens,
    int rejectedTokens,
    double strength) {

  /** What the preferred response has gained on the base. */
  public double chosenGain() {
    return chosen - chosenBase;
  }

  /** What the dispreferred response has gained on the base. */
  public double rejectedGain() {
    return rejected - rejectedBase;
  }

  /** The gain of the preferred response over that of the other one. */
  public double gap() {
    return chosenGain() - rejectedGain();
  }
}
