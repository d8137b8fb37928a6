package org.sparring.common.workspace;

import java.io.Closeable;
import java.io.IOException;

/** Where the rows of one file come from. */
interface RowSource<R extends Record> extends Closeable {
  /** The next row, or null after the last. */
  R read() throws IOException;
}
