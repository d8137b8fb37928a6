package org.sparring.jobs.loop;

import java.io.Serializable;
import java.util.List;
import org.sparring.common.model.Shape;
import org.sparring.common.workspace.FileEntry;

/**
 * A model's trainable vector as it was committed.
 *
 * @param architecture the model's shape
 * @param files files of {@code parameters} that hold exactly this vector
 */
public record Snapshot(Shape architecture, List<FileEntry> files) implements Serializable {}
