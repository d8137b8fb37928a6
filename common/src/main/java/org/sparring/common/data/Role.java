package org.sparring.common.data;

/** What a sequence is in its group. */
public enum Role {
  SAMPLE,
  ANCHOR,
  RIVAL,
  MISMATCHED,
  REVISION,
  GREEDY
}
