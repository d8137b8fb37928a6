package org.sparring.common.data;

/**
 * A response in its own context.
 *
 * @param context ids of the prompt as the model reads it, its beginning-of-sequence token included
 * @param ids ids of the response, the end-of-sequence token included where there is one
 */
public record Tokens(int[] context, int[] ids) implements Trace {
  @Override
  public int length() {
    return ids.length;
  }
}
