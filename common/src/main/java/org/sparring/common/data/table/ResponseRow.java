package org.sparring.common.data.table;

import java.io.Serializable;
import java.util.Map;

/** A response inside a row of {@code preferences}. */
@Doc("One response to a prompt.")
public record ResponseRow(
    @Doc("The response as text.") String text,
    @Doc("Its ids, the end-of-sequence token included.") int[] ids,
    @Doc("Its rank: 0 is best, equal numbers are ties, -1 is unranked.") int rank,
    @Doc("Carried columns of the response.") Map<String, String> facts)
    implements Serializable {}
