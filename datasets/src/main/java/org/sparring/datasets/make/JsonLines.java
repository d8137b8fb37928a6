package org.sparring.datasets.make;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes one JSON object a line, keys in the order of the map, UTF-8. */
final class JsonLines implements AutoCloseable {
  private final ObjectMapper mapper = new ObjectMapper();
  private final BufferedWriter out;

  JsonLines(OutputStream stream) {
    out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
  }

  void write(Map<String, ?> row) throws IOException {
    out.write(mapper.writeValueAsString(row));
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
