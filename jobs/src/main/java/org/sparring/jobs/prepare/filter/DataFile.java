package org.sparring.jobs.prepare.filter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A list that comes with the jar: an entry a line; blank lines and those that begin with # say
 * nothing.
 */
record DataFile(String name) {
  List<String> entries() {
    try (InputStream in = DataFile.class.getResourceAsStream("/prepare/" + name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
