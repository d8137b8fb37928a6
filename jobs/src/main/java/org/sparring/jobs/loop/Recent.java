package org.sparring.jobs.loop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Workspace;

/**
 * What this process has read last of committed files, decoded: these never change, and rounds come
 * back to them.
 */
final class Recent<T> {
  private final Map<String, List<T>> files;

  /**
   * @param kept how many files are remembered
   */
  Recent(int kept) {
    this.files =
        new LinkedHashMap<>(kept, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, List<T>> eldest) {
            return size() > kept;
          }
        };
  }

  /** The rows of a file, read only where they are not remembered. */
  List<T> rows(Workspace workspace, FileEntry file, Supplier<List<T>> read) {
    String key = workspace.root() + " " + file.path() + " " + file.digest();
    synchronized (files) {
      List<T> known = files.get(key);
      if (known != null) {
        return known;
      }
    }
    List<T> rows = read.get();
    synchronized (files) {
      files.put(key, rows);
    }
    return rows;
  }
}
