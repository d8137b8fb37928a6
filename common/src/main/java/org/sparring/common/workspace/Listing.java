package org.sparring.common.workspace;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** What a folder holds; one that does not exist holds nothing. */
final class Listing {
  private Listing() {}

  /** Files and folders directly in a folder. */
  static List<FileStatus> of(Path folder, Configuration conf) {
    try {
      return List.of(folder.getFileSystem(conf).listStatus(folder));
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  /** Every file below a folder; on object stores without a request for each folder. */
  static List<FileStatus> below(Path folder, Configuration conf) {
    List<FileStatus> found = new ArrayList<>();
    try {
      FileSystem files = folder.getFileSystem(conf);
      RemoteIterator<? extends FileStatus> all = files.listFiles(folder, true);
      while (all.hasNext()) {
        found.add(all.next());
      }
    } catch (FileNotFoundException e) {
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
    return found;
  }
}
