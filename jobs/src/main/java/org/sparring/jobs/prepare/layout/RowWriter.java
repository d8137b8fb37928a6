package org.sparring.jobs.prepare.layout;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;

/** Writes rows of a layout into one file. */
interface RowWriter extends Closeable {
  void write(Map<String, Object> values) throws IOException;
}
