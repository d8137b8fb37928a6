package org.sparring.datasets.make;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where generated files go: a local folder, or any store that can create a file. */
@FunctionalInterface
public interface Folder {
  /** Creates or replaces a file. */
  OutputStream create(String file) throws IOException;

  /** A local folder, made where it is missing. */
  static Folder at(Path path) {
    return file -> {
      Files.createDirectories(path);
      return Files.newOutputStream(path.resolve(file));
    };
  }
}
