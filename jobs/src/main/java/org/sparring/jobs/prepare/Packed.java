package org.sparring.jobs.prepare;

import java.io.Serializable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.JavaRDD;

/**
 * Rows held as a few large arrays of bytes: Spark need not measure them object by object, and what
 * leaves memory for the disk does so as it is.
 *
 * @param put and {@code take}: how a row is written, and read back
 */
public record Packed<T>(Put<T> put, Take<T> take) implements Serializable {
  private static final int FULL = 1 << 17;

  /** Writes a row. */
  public interface Put<T> extends Serializable {
    void to(Packing out, T row);
  }

  /** Reads what was written. */
  public interface Take<T> extends Serializable {
    T from(Unpacking in);
  }

  /** The same rows, computed once however often they are read. */
  public JavaRDD<T> held(JavaRDD<T> rows, Context context) {
    JavaRDD<byte[]> packed = context.held(rows.mapPartitions(each -> new Pack<>(each, put), true));
    return packed.mapPartitions(each -> new Unpack<>(each, take), true);
  }

  private static final class Pack<T> implements Iterator<byte[]> {
    private final Iterator<T> rows;
    private final Put<T> put;

    Pack(Iterator<T> rows, Put<T> put) {
      this.rows = rows;
      this.put = put;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public byte[] next() {
      if (!rows.hasNext()) {
        throw new NoSuchElementException();
      }
      Packing out = new Packing(FULL);
      while (out.size() < FULL && rows.hasNext()) {
        put.to(out, rows.next());
      }
      return out.bytes();
    }
  }

  private static final class Unpack<T> implements Iterator<T> {
    private final Iterator<byte[]> packed;
    private final Take<T> take;
    private Unpacking in = new Unpacking(new byte[0]);

    Unpack(Iterator<byte[]> packed, Take<T> take) {
      this.packed = packed;
      this.take = take;
    }

    @Override
    public boolean hasNext() {
      while (!in.more() && packed.hasNext()) {
        in = new Unpacking(packed.next());
      }
      return in.more();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return take.from(in);
    }
  }
}
