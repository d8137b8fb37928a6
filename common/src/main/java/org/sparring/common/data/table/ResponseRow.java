package org.sparring.common.data.table;

import java.io.Serializable;
import java.util.Map;

/** A response inside a row of {@code preferences}. */
@Doc("One response to a prompt.")
public record ResponseRow(
    @Doc("The response as text.") String text,
    @Doc("Its ids, the end-of-sequence token included.") int[] ids,
    @Doc("Its rank: 0 is best, equal numbers are ties, -1 is unranked.") int rank,
    @Doc("Carried columns of the response.") Map<String, String> facts,
    @Doc("The response before the chat template, where that changed it; else empty.") String said)
    implements Serializable {

  /** A response that the chat template left as it was. */
  public ResponseRow(String text, int[] ids, int rank, Map<String, String> facts) {
    this(text, ids, rank, facts, "");
  }

  /** The response before the chat template. */
  public String original() {
    return said.isEmpty() ? text : said;
  }
}
