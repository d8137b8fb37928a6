package org.sparring.datasets.read;

import java.io.Serializable;
import java.util.Map;

/**
 * One response as it was read.
 *
 * @param rank 0 is best, equal numbers are ties, -1 is unranked
 * @param facts carried columns of the response, in the order of their names
 */
public record Response(Content content, int rank, Map<String, String> facts)
    implements Serializable {
  public Response(Content content, int rank) {
    this(content, rank, Map.of());
  }
}
