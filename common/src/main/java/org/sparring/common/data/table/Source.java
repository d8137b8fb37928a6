package org.sparring.common.data.table;

import java.io.Serializable;

/** Where an input row came from; a column of several tables. */
@Doc("Where an input row came from.")
public record Source(
    @Doc("File as it was named.") String file,
    @Doc("Row index (Parquet), or byte offset in the decompressed stream (text).") long position)
    implements Serializable {}
