package org.sparring.jobs.prepare.pair;

import java.io.Serializable;

/** A row that may be selected. */
record Candidate(RowId row, Sparse features) implements Serializable {}
