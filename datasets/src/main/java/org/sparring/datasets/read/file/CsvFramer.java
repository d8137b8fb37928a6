package org.sparring.datasets.read.file;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.sparring.datasets.read.Excerpt;
import org.sparring.datasets.read.MalformedRowException;

/**
 * Rows of comma- or tab-separated values as RFC 4180 has them, the first row being the names of the
 * columns; values are text, and one that is empty without quotes is absent. The parser is given
 * bytes as characters, so that its places are bytes and a value can be decoded strictly.
 */
final class CsvFramer implements Framer {
  private static final int BUFFER = 1 << 16;

  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final long mark;
  private final List<String> names;

  private CsvFramer(CSVParser parser, long mark) throws IOException {
    this.parser = parser;
    this.records = parser.iterator();
    this.mark = mark;
    this.names = names(advance());
  }

  static CsvFramer of(InputStream stream, char delimiter) throws IOException {
    BufferedInputStream in = new BufferedInputStream(stream, BUFFER);
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter)
            .setIgnoreEmptyLines(false)
            .setNullString("")
            .setQuoteMode(QuoteMode.ALL_NON_NULL)
            .build();
    long mark = skipMark(in);
    return new CsvFramer(
        format.parse(new InputStreamReader(in, StandardCharsets.ISO_8859_1)), mark);
  }

  private static long skipMark(BufferedInputStream in) throws IOException {
    in.mark(3);
    byte[] head = in.readNBytes(3);
    boolean marked = new String(head, StandardCharsets.UTF_8).equals("\uFEFF");
    if (!marked) {
      in.reset();
    }
    return marked ? head.length : 0;
  }

  private static List<String> names(CSVRecord header) throws IOException {
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; header != null && i < header.size(); i++) {
      try {
        names.add(header.get(i) == null ? "column " + (i + 1) : value(header.get(i)));
      } catch (MalformedRowException broken) {
        throw new IOException("the names of its columns are " + broken.getMessage(), broken);
      }
      if (!seen.add(names.get(i))) {
        throw new IOException("two of its columns are called '" + names.get(i) + "'");
      }
    }
    return names;
  }

  @Override
  public Piece next() throws IOException {
    CSVRecord record = advance();
    if (record == null) {
      return null;
    }
    long offset = mark + record.getCharacterPosition();
    try {
      return new Piece.Row(offset, row(record));
    } catch (MalformedRowException broken) {
      return new Piece.Bad(offset, broken.fault());
    }
  }

  /** The next record that is no blank line; null at the end. */
  private CSVRecord advance() throws IOException {
    try {
      CSVRecord record = records.hasNext() ? records.next() : null;
      while (record != null && record.size() == 1 && record.get(0) == null) {
        record = records.hasNext() ? records.next() : null;
      }
      return record;
    } catch (UncheckedIOException broken) {
      throw broken.getCause();
    }
  }

  private ObjectNode row(CSVRecord record) throws MalformedRowException {
    if (record.size() != names.size()) {
      throw new MalformedRowException(
          "wrong_width",
          "The row has "
              + record.size()
              + " values, and there are "
              + names.size()
              + " columns: "
              + Excerpt.of(record.toList().toString())
              + "; quote values that hold the separator.");
    }
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < names.size(); i++) {
      if (record.get(i) != null) {
        row.put(names.get(i), value(record.get(i)));
      }
    }
    return row;
  }

  private static String value(String bytes) throws MalformedRowException {
    byte[] real = bytes.getBytes(StandardCharsets.ISO_8859_1);
    return Utf8.decoded(real, real.length);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
