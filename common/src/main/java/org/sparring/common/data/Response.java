package org.sparring.common.data;

import java.io.Serializable;

/**
 * A response that the data set gives to a prompt.
 *
 * @param ids its ids, the end-of-sequence token included
 * @param rank 0 is best, equal numbers are ties, -1 is unranked
 */
public record Response(int[] ids, int rank) implements Serializable {}
