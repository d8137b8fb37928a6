package org.sparring.jobs.prepare.pair;

import java.io.Serializable;

/** A row that may be selected, named so that no two have one name. */
record Candidate(String name, Sparse features) implements Serializable {}
