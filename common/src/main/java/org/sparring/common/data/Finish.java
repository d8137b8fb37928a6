package org.sparring.common.data;

/** Why a sequence ended. */
public enum Finish {
  /** The policy emitted its end-of-sequence token, which is the last id. */
  EOS,
  /** A stop token or stop string of the decoding was met. */
  STOP,
  /** The budget of new tokens was spent. */
  LENGTH,
  /** Unfinished on purpose: a later round goes on. */
  OPEN,
  /** An environment reached a terminal state. */
  TERMINATED,
  /** An environment or a preparation stage cut the sequence. */
  TRUNCATED,
  /** Sampling failed; the sequence is a reject. */
  ERROR
}
