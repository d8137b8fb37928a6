package org.sparring.datasets.read.file;

import com.fasterxml.jackson.databind.JsonNode;
import org.sparring.datasets.read.Fault;

/** What a stream holds at an offset: a row, a row that cannot be read, or nothing more to read. */
sealed interface Piece {

  /** A row of columns that begins at a byte of the decompressed stream. */
  record Row(long offset, JsonNode columns) implements Piece {}

  /** A row that begins at a byte of the decompressed stream, and what hides its columns. */
  record Bad(long offset, Fault fault) implements Piece {}

  /**
   * The stream breaks here.
   *
   * @param good bytes of the decompressed stream that could be read
   * @param last where the last whole row begins, -1 for none
   * @param why what the decompressor or the parser says
   */
  record Broken(long good, long last, String why) implements Piece {}
}
