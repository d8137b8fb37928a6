package org.sparring.common.data;

import java.io.Serializable;

/**
 * An order for samples, the only way to sample. The loop batches requests over all groups.
 *
 * @param role role of the samples
 * @param parent member that they derive from, or -1
 * @param prefix number of the parent's tokens that they start from; 0 for a fresh response
 * @param samples how many
 * @param decoding how they are drawn
 */
public record Request(Role role, int parent, int prefix, int samples, Decoding decoding)
    implements Serializable {}
