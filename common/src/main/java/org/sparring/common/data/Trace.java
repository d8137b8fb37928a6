package org.sparring.common.data;

import java.io.Serializable;

/** What a model reads: tokens, or moves in an environment. */
public sealed interface Trace extends Serializable permits Tokens, Moves {
  /** T, the number of response tokens or moves. */
  int length();
}
