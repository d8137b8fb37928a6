package org.sparring.jobs.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparring.common.config.UserException;
import org.sparring.common.workspace.Workspace;
import org.sparring.datasets.make.Folder;

/**
 * The generated files of a workspace. A file that is there already stays: runs have read it, so
 * other contents are refused.
 */
final class InputFolder implements Folder {
  static final String NAME = "input";

  private final Path folder;
  private final FileSystem files;

  InputFolder(Workspace workspace) throws IOException {
    folder = new Path(workspace.root(), NAME);
    files = folder.getFileSystem(workspace.configuration());
  }

  Path path(String file) {
    return new Path(folder, file);
  }

  @Override
  public OutputStream create(String file) {
    return new ByteArrayOutputStream() {
      @Override
      public void close() throws IOException {
        keep(path(file), toByteArray());
      }
    };
  }

  private void keep(Path file, byte[] bytes) throws IOException {
    if (!files.exists(file)) {
      write(file, bytes);
      return;
    }
    try (var in = files.open(file)) {
      if (!Arrays.equals(in.readAllBytes(), bytes)) {
        throw UserException.settings(
            ("%s was made with other settings, and runs of this workspace read it; name another"
                    + " workspace, or remove this one")
                .formatted(file));
      }
    }
  }

  /** Under another name first: a file that is there is whole. */
  private void write(Path file, byte[] bytes) throws IOException {
    Path draft = file.suffix(".draft");
    try (OutputStream out = files.create(draft, true)) {
      out.write(bytes);
    }
    if (!files.rename(draft, file)) {
      throw new IOException("cannot rename " + draft + " to " + file);
    }
  }
}
