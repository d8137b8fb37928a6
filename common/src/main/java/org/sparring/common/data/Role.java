package org.sparring.common.data;

/** What a sequence is in its group. */
public enum Role {
  SAMPLE,
  ANCHOR,
  RIVAL,
  MISMATCHED,
  /** A response in the context of an earlier one. */
  REVISION,
  /** A copy of its parent with something taken out. */
  DEGRADED,
  /** A statement about its parent: a verdict on two responses, or a response that says how sure. */
  STATEMENT,
  /** The beginning of its parent, up to the end of a segment. */
  SEGMENT,
  GREEDY
}
