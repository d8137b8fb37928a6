package org.sparring.jobs.prepare;

import java.io.Serializable;
import java.util.List;
import org.sparring.common.data.table.ResponseRow;

/**
 * A row as tokens.
 *
 * @param text the prompt after the chat template, uncut
 * @param whole its ids, the beginning-of-sequence token included, uncut
 * @param prompt its ids, cut from the left to what the longest response leaves
 */
public record Encoded(String text, int[] whole, int[] prompt, List<ResponseRow> responses)
    implements Serializable {

  /** Tokens of the prompt and the longest response. */
  public int length() {
    return prompt.length
        + responses.stream().mapToInt(response -> response.ids().length).max().orElse(0);
  }
}
