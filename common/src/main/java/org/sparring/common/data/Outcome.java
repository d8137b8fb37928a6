package org.sparring.common.data;

/** How scoring one sample ended. An error is never a zero. */
public enum Outcome {
  OK,
  ERROR,
  TIMEOUT
}
