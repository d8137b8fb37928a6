package org.sparring.common.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.security.AccessControlException;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;

/** Where a workspace is put, and what can be wrong with it. */
final class Place {
  private Place() {}

  /** Makes a folder; some file systems do not tell why they did not. */
  static void make(FileSystem files, Path folder) throws IOException {
    if (!files.mkdirs(folder)) {
      throw new AccessDeniedException(folder.toString(), null, "the folder cannot be made");
    }
  }

  /** What the user must mend, or a failure of the file system. */
  static RuntimeException explain(String uri, IOException met) {
    if (met instanceof AccessDeniedException || met instanceof AccessControlException) {
      return mistake(uri, "you may not read and write there", met);
    }
    if (met instanceof ParentNotDirectoryException || met instanceof FileAlreadyExistsException) {
      return mistake(uri, "there is a file in the place of a folder", met);
    }
    if (met instanceof UnsupportedFileSystemException) {
      return mistake(uri, "no file system of this kind is known", met);
    }
    return new UncheckedIOException("cannot open the workspace " + uri, met);
  }

  private static UserException mistake(String uri, String what, IOException met) {
    return new UserException(
        ExitCode.USAGE,
        "workspace: %s: %s (%s); give a folder of your own".formatted(uri, what, met.getMessage()),
        met);
  }
}
