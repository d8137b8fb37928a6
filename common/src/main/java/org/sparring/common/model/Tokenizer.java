package org.sparring.common.model;

import java.io.Serializable;
import java.util.SortedMap;

/** Text to ids and back. */
public interface Tokenizer extends Serializable {
  /** Ids of the text, without beginning- or end-of-sequence tokens. */
  int[] encode(String text);

  /** Text of the ids; special tokens are left out. */
  String decode(int[] ids);

  /** Number of ids. */
  int size();

  /** Beginning-of-sequence id, or -1 where the vocabulary has none. */
  int bos();

  /** End-of-sequence id. */
  int eos();

  /** SHA-256 of what defines it, in hexadecimal: part of a run's settings hash. */
  String digest();

  /**
   * The files that define it, by the names under which a checkpoint folder keeps them.
   *
   * @throws UnsupportedOperationException where it has no stored form
   */
  default SortedMap<String, byte[]> files() {
    throw new UnsupportedOperationException(getClass().getName() + " has no stored form");
  }
}
