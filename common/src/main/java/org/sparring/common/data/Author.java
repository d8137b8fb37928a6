package org.sparring.common.data;

/** Who wrote a token. Policy terms train only what the policy or the data set wrote. */
public enum Author {
  POLICY,
  DATA,
  PREFIX,
  WORLD,
  /** An earlier policy, in a round whose losses have had it. */
  EARLIER,
  /** The policy, where a filter leaves the token out of the losses. */
  SKIPPED;

  /** Whether policy terms may train a token of this author. */
  public boolean trained() {
    return this == POLICY || this == DATA;
  }
}
