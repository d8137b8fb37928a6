package org.sparring.jobs.prepare;

import java.io.Serializable;
import java.util.List;
import org.sparring.common.data.table.ResponseRow;
import org.sparring.jobs.prepare.text.Truncation;

/**
 * A row as tokens.
 *
 * @param text the prompt after the chat template, uncut
 * @param whole its ids, the beginning-of-sequence token included, uncut
 * @param prompt its ids, cut to what the longest response leaves
 * @param truncation how it was cut, and is where it stands alone
 */
public record Encoded(
    String text, int[] whole, int[] prompt, List<ResponseRow> responses, Truncation truncation)
    implements Serializable {

  /** The ids of the prompt where it stands alone, at most {@code room} of them. */
  int[] alone(int room) {
    return truncation.to(room, whole);
  }

  /** Tokens of the prompt and the longest response. */
  public int length() {
    return prompt.length
        + responses.stream().mapToInt(response -> response.ids().length).max().orElse(0);
  }
}
