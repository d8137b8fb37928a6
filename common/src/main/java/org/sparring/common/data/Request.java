package org.sparring.common.data;

import java.io.Serializable;

/**
 * An order for samples, the only way to sample. The loop batches requests over all groups.
 *
 * <p>Tokens in whose drawing the stream's policy has no part are the world's: policy terms do not
 * train them.
 *
 * @param role role of the samples
 * @param parent member that they derive from, or -1
 * @param prefix number of the parent's tokens that they start from; 0 for a fresh response
 * @param kept how many of them, the last ones, keep their authors, so that they are trained here;
 *     the others become a prefix
 * @param samples how many
 * @param decoding how they are drawn
 */
public record Request(Role role, int parent, int prefix, int kept, int samples, Decoding decoding)
    implements Serializable {

  /** Samples behind a prefix that is not trained. */
  public Request(Role role, int parent, int prefix, int samples, Decoding decoding) {
    this(role, parent, prefix, 0, samples, decoding);
  }
}
