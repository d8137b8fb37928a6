package org.sparring.datasets.read;

import java.io.Serializable;
import java.util.Map;

/**
 * One response as it was read.
 *
 * @param rank 0 is best, equal numbers are ties, -1 is unranked
 * @param rating how good it was found, in the unit of the data, more is better; NaN where not given
 * @param facts carried columns of the response, in the order of their names
 */
public record Response(Content content, int rank, double rating, Map<String, String> facts)
    implements Serializable {

  /** A response without a rating. */
  public Response(Content content, int rank, Map<String, String> facts) {
    this(content, rank, Double.NaN, facts);
  }

  /** A response without a rating and without facts. */
  public Response(Content content, int rank) {
    this(content, rank, Double.NaN, Map.of());
  }

  /** The same response in other words. */
  public Response with(Content other) {
    return new Response(other, rank, rating, facts);
  }
}
