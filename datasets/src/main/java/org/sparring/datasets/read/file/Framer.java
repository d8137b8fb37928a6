package org.sparring.datasets.read.file;

import java.io.Closeable;
import java.io.IOException;

/** Cuts a decompressed stream into rows; {@link Framing} makes them. */
interface Framer extends Closeable {
  /** Bytes of one row; a longer one is a fault and is never held in memory. */
  int LONGEST = 64 << 20;

  /**
   * The next row, or null at the end.
   *
   * @throws IOException where nothing after this place can be read
   */
  Piece next() throws IOException;
}
