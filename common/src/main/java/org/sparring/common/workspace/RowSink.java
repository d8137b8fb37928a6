package org.sparring.common.workspace;

import java.io.Closeable;
import java.io.IOException;

/** Where the rows of one file go; closing completes it. */
interface RowSink<R extends Record> extends Closeable {
  void write(R row) throws IOException;
}
