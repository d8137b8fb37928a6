package org.sparring.jobs.job;

import org.sparring.common.config.Param;

/** Which rows are shown, and how. */
public record ShowSettings(
    @Param("Folder of the workspace.") String workspace,
    @Param(value = "Table to show; empty lists runs and tables.", or = "''") String table,
    @Param(value = "Run whose rows are shown; empty shows all runs.", or = "''") String run,
    @Param(value = "One JSON object a line instead of a table.", or = "false") boolean json,
    @Param(value = "Most rows to show.", or = "1000", min = 1) int limit) {}
