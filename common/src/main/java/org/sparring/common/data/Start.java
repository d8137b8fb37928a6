package org.sparring.common.data;

import java.io.Serializable;
import java.util.Map;

/**
 * Where the responses to one prompt begin.
 *
 * @param key key of the prompt
 * @param prompt ids of the prompt
 * @param given ids of a prefix of the response that is given, often empty
 * @param author who wrote that prefix
 * @param facts extra columns of the prompt
 */
public record Start(String key, int[] prompt, int[] given, Author author, Map<String, String> facts)
    implements Serializable {

  /** Where responses begin with a given prefix, or at the prompt. */
  public Start(String key, int[] prompt, int[] given, Map<String, String> facts) {
    this(key, prompt, given, Author.PREFIX, facts);
  }

  /** The same prompt, with a prefix of the response. */
  public Start from(int[] prefix) {
    return new Start(key, prompt, prefix, author, facts);
  }
}
