package org.sparring.jobs.prepare.layout;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Lines of JSON, in UTF-8. */
record JsonRows(OutputStream out) implements RowWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  static JsonRows over(OutputStream file) {
    return new JsonRows(new BufferedOutputStream(file));
  }

  @Override
  public void write(Map<String, Object> values) throws IOException {
    out.write(JSON.writeValueAsBytes(values));
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
