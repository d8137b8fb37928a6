package org.sparring.common.part;

import java.util.function.Function;

/**
 * What a part may know of the tokenizer.
 *
 * @param words the ids of a text, without special ones
 * @param end the end-of-sequence id
 */
public record Encoding(Function<String, int[]> words, int end) {
  /** The ids of a text. */
  public int[] ids(String text) {
    return words.apply(text);
  }
}
