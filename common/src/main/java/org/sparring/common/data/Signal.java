package org.sparring.common.data;

/** A kind of number that a model gives for a sequence of T response tokens. */
public enum Signal {
  /** log pi(y_t | x, y_&lt;t): T numbers. */
  LOG_PROB,
  /** Entropy of the distribution that y_t was drawn from, in nats: T numbers. */
  ENTROPY,
  /** Sum of squared probabilities of that distribution: T numbers. */
  COLLISION,
  /** Value of the state before y_t is emitted: T numbers. */
  VALUE,
  /** One number per sequence, read at its last token. */
  SCORE,
  /** k numbers per sequence, read at its last token. */
  HEAD
}
