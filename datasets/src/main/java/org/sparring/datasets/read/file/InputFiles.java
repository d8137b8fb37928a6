package org.sparring.datasets.read.file;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.sparring.common.config.UserException;

/** The files that a path, a directory or a glob names, in the order of their names. */
final class InputFiles {
  private final FileSystem system;
  private final Path pattern;

  private InputFiles(FileSystem system, Path pattern) {
    this.system = system;
    this.pattern = pattern;
  }

  static List<InputFile> of(String path, Configuration configuration) {
    try {
      Path pattern = new Path(path);
      return new InputFiles(pattern.getFileSystem(configuration), pattern).list();
    } catch (IllegalArgumentException | IOException wrong) {
      throw UserException.input("Cannot read '" + path + "': " + wrong.getMessage() + ".");
    }
  }

  private List<InputFile> list() throws IOException {
    FileStatus[] matches = system.globStatus(pattern);
    List<InputFile> files = new ArrayList<>();
    for (FileStatus match : matches == null ? new FileStatus[0] : matches) {
      if (match.isDirectory()) {
        below(match.getPath(), files);
      } else {
        files.add(named(match));
      }
    }
    if (files.isEmpty()) {
      throw UserException.input(
          "No file matches '"
              + pattern
              + "' (looked at '"
              + system.makeQualified(pattern)
              + "'); mend the source's path.");
    }
    files.sort(Comparator.comparing(InputFile::name));
    return files;
  }

  private void below(Path directory, List<InputFile> files) throws IOException {
    RemoteIterator<LocatedFileStatus> each = system.listFiles(directory, true);
    while (each.hasNext()) {
      FileStatus file = each.next();
      if (!hidden(directory, file.getPath())) {
        files.add(named(file));
      }
    }
  }

  private static boolean hidden(Path directory, Path file) {
    for (Path part = file; !part.equals(directory); part = part.getParent()) {
      if (part.getName().startsWith("_") || part.getName().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  /** Relative where the path was, without a scheme where it had none. */
  private InputFile named(FileStatus status) {
    Path file = status.getPath();
    String address = file.toString();
    URI asked = pattern.toUri();
    if (asked.getScheme() != null) {
      return new InputFile(address, address, status.getLen(), status.getModificationTime());
    }
    String name = file.toUri().getPath();
    String home = system.getWorkingDirectory().toUri().getPath() + "/";
    boolean relative = !pattern.isAbsolute() && name.startsWith(home);
    String shown = relative ? name.substring(home.length()) : name;
    return new InputFile(shown, address, status.getLen(), status.getModificationTime());
  }
}
