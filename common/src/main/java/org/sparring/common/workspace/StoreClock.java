package org.sparring.common.workspace;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The time by the clock that stamps the files of a workspace, whatever the clock here says. */
final class StoreClock {
  private StoreClock() {}

  /** Milliseconds since 1970: the stamp of a file that is written for it and deleted again. */
  static long now(Path root, Configuration conf) {
    Path probe = new Path(root, Lease.FOLDER + "/_clock-" + UUID.randomUUID());
    try {
      FileSystem files = probe.getFileSystem(conf);
      try (OutputStream out = new NewFile(probe, conf).create(0)) {
        out.write('?');
      }
      long stamp = files.getFileStatus(probe).getModificationTime();
      files.delete(probe, false);
      return stamp;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tell the time of " + root, e);
    }
  }
}
