package org.sparring.common.part;

/** What a loss couples. */
public enum Reach {
  /** Groups are independent: a step may be cut into micro-batches. */
  GROUP,
  /** Groups are coupled: the loop runs one forward pass without gradient first. */
  STEP
}
