package org.sparring.datasets.make;

import java.util.List;

/**
 * One place of a sentence pattern.
 *
 * @param phrases what may stand there, each as words and punctuation between single spaces
 * @param optional whether nothing may stand there
 */
record Slot(List<String> phrases, boolean optional) {
  /** The choice that leaves an optional slot empty. */
  static final int EMPTY = -1;

  static Slot one(List<String> phrases) {
    return new Slot(phrases, false);
  }

  static Slot maybe(List<String> phrases) {
    return new Slot(phrases, true);
  }

  static Slot one(String... phrases) {
    return one(List.of(phrases));
  }

  static Slot maybe(String... phrases) {
    return maybe(List.of(phrases));
  }
}
