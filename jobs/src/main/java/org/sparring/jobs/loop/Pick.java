package org.sparring.jobs.loop;

import java.io.Serializable;
import org.sparring.common.workspace.FileEntry;

/** An example chosen for a round: its key, and where its row is. */
record Pick(String key, FileEntry file, int row) implements Serializable {}
