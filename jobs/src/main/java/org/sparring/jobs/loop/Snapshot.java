package org.sparring.jobs.loop;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.sparring.common.model.Shape;
import org.sparring.common.workspace.FileEntry;

/**
 * A model's vector as it was committed.
 *
 * @param architecture the model's shape
 * @param files files of {@code parameters} that hold this vector: a later one stands for what
 *     earlier ones say of the same floats
 * @param base how many of them, from the first, hold what training leaves as it is; 0 where it
 *     moves everything
 */
public record Snapshot(Shape architecture, List<FileEntry> files, int base)
    implements Serializable {
  /** Of a model that is trained as a whole, or not at all. */
  public Snapshot(Shape architecture, List<FileEntry> files) {
    this(architecture, files, 0);
  }

  /** The same vector, of which a part is going to be trained. */
  Snapshot frozen() {
    return new Snapshot(architecture, files, files.size());
  }

  /** The vector after what is trained of it has moved. */
  Snapshot moved(List<FileEntry> trained) {
    List<FileEntry> next = new ArrayList<>(files.subList(0, base));
    next.addAll(trained);
    return new Snapshot(architecture, next, base);
  }

  /** What training leaves as it is. */
  List<FileEntry> still() {
    return files.subList(0, base);
  }
}
