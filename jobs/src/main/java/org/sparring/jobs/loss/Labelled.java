package org.sparring.jobs.loss;

/**
 * A response with a label, as a loss of unpaired responses sees it.
 *
 * @param desirable the label
 * @param gain what its summed log-probability has gained on the reference
 * @param factor what its loss is multiplied by; it changes neither mass nor shift
 */
public record Labelled(boolean desirable, double gain, double factor) {
  /** One that counts as it is. */
  public Labelled(boolean desirable, double gain) {
    this(desirable, gain, 1);
  }

  /** 1 for a desirable response, -1 for another one. */
  public int sign() {
    return desirable ? 1 : -1;
  }
}
