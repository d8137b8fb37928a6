package org.sparring.datasets.read.file;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;

/** How rows follow each other in a stream. */
enum Framing {
  JSON_LINES {
    @Override
    Framer frame(InputStream in, long start, long end) throws IOException {
      return new LineFramer(in, start, end, new JsonLine());
    }
  },
  TEXT_LINES {
    @Override
    Framer frame(InputStream in, long start, long end) throws IOException {
      return new LineFramer(
          in, start, end, line -> JsonNodeFactory.instance.objectNode().put("text", line));
    }
  },
  JSON_ARRAY {
    @Override
    Framer frame(InputStream in, long start, long end) {
      return new ArrayFramer(in);
    }
  },
  CSV {
    @Override
    Framer frame(InputStream in, long start, long end) throws IOException {
      return CsvFramer.of(in, ',');
    }
  },
  TSV {
    @Override
    Framer frame(InputStream in, long start, long end) throws IOException {
      return CsvFramer.of(in, '\t');
    }
  };

  /** Whether a row can be found from the middle of a plain file. */
  boolean splits() {
    return this == JSON_LINES || this == TEXT_LINES;
  }

  /**
   * The rows that begin in a part of a stream.
   *
   * @param in the stream from {@code start} on
   * @param end the first row that begins after it is another part's
   */
  abstract Framer frame(InputStream in, long start, long end) throws IOException;
}
