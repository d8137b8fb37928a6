package org.sparring.datasets.read.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.util.LineReader;
import org.sparring.datasets.read.MalformedRowException;

/**
 * A row a line, ended by LF, CR LF or CR; a blank line is no row. Of two parts of a file a line
 * belongs to the one in which it begins, and to the first where it begins at the border.
 */
final class LineFramer implements Framer {
  private static final int BUFFER = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** What a line means. */
  interface Parser {
    JsonNode parse(String line) throws MalformedRowException;

    /** The same, from the first bytes of an array, which should be UTF-8. */
    default JsonNode parse(byte[] line, int length) throws MalformedRowException {
      return parse(Utf8.decoded(line, length));
    }
  }

  private final LineReader lines;
  private final long end;
  private final Parser parser;
  private final Text line = new Text();
  private long offset;

  LineFramer(InputStream in, long start, long end, Parser parser) throws IOException {
    this.lines = new LineReader(in, BUFFER);
    this.end = end;
    this.parser = parser;
    this.offset = start;
    if (start > 0) {
      offset += lines.readLine(line, 0);
    }
  }

  @Override
  public Piece next() throws IOException {
    while (offset <= end) {
      long begin = offset;
      int read = lines.readLine(line, LONGEST);
      if (read == 0) {
        return null;
      }
      offset += read;
      Piece piece = piece(begin, read);
      if (piece != null) {
        return piece;
      }
    }
    return null;
  }

  private Piece piece(long begin, int read) {
    try {
      if (read > LONGEST + 2) {
        throw Utf8.tooLong(read);
      }
      if (begin > 0 && printable(line)) {
        return new Piece.Row(begin, parser.parse(line.getBytes(), line.getLength()));
      }
      String text = Utf8.decoded(line.getBytes(), line.getLength());
      if (begin == 0 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
        text = text.substring(1);
      }
      return text.isBlank() ? null : new Piece.Row(begin, parser.parse(text));
    } catch (MalformedRowException broken) {
      return new Piece.Bad(begin, broken.fault());
    }
  }

  /**
   * Whether a line begins with a character of ASCII that is to be seen, so that it is not blank.
   */
  private static boolean printable(Text line) {
    return line.getLength() > 0 && line.getBytes()[0] > ' ';
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
