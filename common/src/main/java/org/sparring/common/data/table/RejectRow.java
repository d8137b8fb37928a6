package org.sparring.common.data.table;

/** A row of {@code rejects}. */
@Doc("Something dropped, merged or cut, with its reason. Nothing vanishes.")
public record RejectRow(
    @Key @Doc("File, or table, that it came from.") String file,
    @Key @Doc("Row index (Parquet), or byte offset in the decompressed stream (text).")
        long position,
    @Key @Doc("Stage that decided.") String stage,
    @Key @Doc("Reason: a short name.") String reason,
    @Doc("What happened: dropped, unselected (dropped by a selection), merged, cut.")
        String outcome,
    @Doc("Key of the row, or of the survivor it was merged into; empty where there is none.")
        String key,
    @Doc("How much was lost: tokens of a cut, 1 for a row.") long amount,
    @Doc("What exactly was wrong and what to do.") String detail,
    @Key @Doc("From 0, where a stage met for one reason several of what the row was expanded into.")
        int entry) {}
