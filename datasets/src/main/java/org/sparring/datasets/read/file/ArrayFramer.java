package org.sparring.datasets.read.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.sparring.datasets.read.MalformedRowException;

/**
 * The elements of one JSON array. Elements are told apart by brackets and quotes alone, so that a
 * mistake inside one of them costs no other.
 */
final class ArrayFramer implements Framer {
  private static final int BUFFER = 1 << 16;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private byte[] element = new byte[BUFFER];
  private int size;
  private long offset;
  private long begin;
  private boolean open;
  private boolean left;
  private boolean first = true;

  /** The state inside an element. */
  private int depth;

  private boolean quoted;
  private boolean escaped;

  ArrayFramer(InputStream in) {
    this.in = in;
  }

  @Override
  public Piece next() throws IOException {
    if (!open && !entered()) {
      return null;
    }
    int closing = element();
    long end = offset - 1;
    boolean last = closing == ']';
    boolean nothing = last && end == begin && first;
    first = false;
    if (last) {
      leave();
    }
    return nothing ? null : piece(end - begin);
  }

  /** Whether there is an array to read. */
  private boolean entered() throws IOException {
    if (left) {
      return false;
    }
    int next = skipBlank();
    for (int i = 0; i < BYTE_ORDER_MARK.length && (byte) next == BYTE_ORDER_MARK[i]; i++) {
      next = i < BYTE_ORDER_MARK.length - 1 ? read() : skipBlank();
    }
    if (next >= 0 && next != '[') {
      throw new IOException("it is no JSON array, since it does not begin with '['");
    }
    open = next == '[';
    return open;
  }

  /** Reads up to the comma or the bracket that ends an element, and returns which. */
  private int element() throws IOException {
    size = 0;
    depth = 0;
    quoted = false;
    escaped = false;
    int next = skipBlank();
    begin = offset - 1;
    while (next >= 0 && !ends(next)) {
      hold(next);
      next = read();
    }
    if (next < 0) {
      throw new IOException(
          "its JSON array does not end; the element that begins at byte " + begin + " is open");
    }
    return next;
  }

  /** Takes a byte into the state; whether it stands after the element. */
  private boolean ends(int next) {
    if (quoted) {
      quoted = escaped || next != '"';
      escaped = !escaped && next == '\\';
      return false;
    }
    if (depth == 0 && (next == ',' || next == ']')) {
      return true;
    }
    switch (next) {
      case '"' -> quoted = true;
      case '{', '[' -> depth++;
      case '}', ']' -> depth = Math.max(0, depth - 1);
      default -> {}
    }
    return false;
  }

  private void leave() throws IOException {
    open = false;
    left = true;
    long end = offset;
    if (skipBlank() >= 0) {
      throw new IOException("something follows its JSON array, which ends at byte " + end);
    }
  }

  private Piece piece(long bytes) {
    try {
      if (bytes > LONGEST) {
        throw Utf8.tooLong(bytes);
      }
      return new Piece.Row(begin, Json.row(Utf8.decoded(element, size)));
    } catch (MalformedRowException broken) {
      return new Piece.Bad(begin, broken.fault());
    }
  }

  private void hold(int next) {
    if (size < LONGEST) {
      element = size < element.length ? element : Arrays.copyOf(element, 2 * size);
      element[size++] = (byte) next;
    }
  }

  private int read() throws IOException {
    if (position == limit) {
      limit = in.read(buffer, 0, buffer.length);
      position = 0;
      if (limit <= 0) {
        limit = 0;
        return -1;
      }
    }
    offset++;
    return buffer[position++] & 0xFF;
  }

  private int skipBlank() throws IOException {
    int next = read();
    while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
      next = read();
    }
    return next;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
