package org.sparring.common.workspace;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.io.ParquetDecodingException;

/**
 * A data page of a required list of required floats, as bytes: the repetition levels, the
 * definition levels, and the floats of all rows, least byte first. A list's first float repeats at
 * level 0, the others at level 1; an empty list has one place and no float. Levels are run-length
 * and bit-packed hybrids of one bit, each after its length (Parquet's encodings, "RLE" and
 * "PLAIN").
 */
final class FloatPage {
  private static final int MOST_BYTES_OF_LEVELS = 32;

  private FloatPage() {}

  /** A page of one row. */
  static byte[] encoded(float[] row) {
    ByteBuffer page =
        ByteBuffer.allocate(MOST_BYTES_OF_LEVELS + Float.BYTES * row.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    int repeated = page.position();
    page.putInt(0);
    run(page, 1, 0);
    run(page, row.length - 1, 1);
    page.putInt(repeated, page.position() - repeated - Integer.BYTES);
    int defined = page.position();
    page.putInt(0);
    run(page, Math.max(1, row.length), row.length == 0 ? 0 : 1);
    page.putInt(defined, page.position() - defined - Integer.BYTES);
    int values = page.position();
    page.asFloatBuffer().put(row);
    byte[] bytes = new byte[values + Float.BYTES * row.length];
    page.get(0, bytes);
    return bytes;
  }

  /** How many values a row has in the eyes of Parquet, which counts the place of an empty list. */
  static int places(float[] row) {
    return Math.max(1, row.length);
  }

  private static void run(ByteBuffer page, int count, int level) {
    if (count > 0) {
      int header = count << 1;
      while (header > 0x7f) {
        page.put((byte) ((header & 0x7f) | 0x80));
        header >>>= 7;
      }
      page.put((byte) header).put((byte) level);
    }
  }

  /**
   * The rows of a page.
   *
   * @param places values of the page, as its header says
   */
  static List<float[]> rows(ByteBuffer bytes, int places) {
    ByteBuffer page = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    List<Run> repeated = runs(page, places);
    List<Run> defined = runs(page, places);
    int[] lengths = lengths(repeated);
    empty(defined, lengths);
    List<float[]> rows = new ArrayList<>();
    for (int length : lengths) {
      float[] row = new float[length];
      page.asFloatBuffer().get(row);
      page.position(page.position() + Float.BYTES * length);
      rows.add(row);
    }
    return rows;
  }

  /** So many equal levels, one after the other. */
  private record Run(int count, int level) {}

  private static List<Run> runs(ByteBuffer page, int places) {
    int end = page.getInt() + page.position();
    List<Run> runs = new ArrayList<>();
    int found = 0;
    while (page.position() < end) {
      int header = header(page);
      if ((header & 1) == 0) {
        found += add(runs, header >>> 1, page.get() & 1);
      } else {
        for (int i = 0; i < (header >>> 1); i++) {
          int eight = page.get();
          for (int bit = 0; bit < 8 && found < places; bit++) {
            found += add(runs, 1, (eight >>> bit) & 1);
          }
        }
      }
    }
    if (found != places) {
      throw new ParquetDecodingException(found + " levels for a page of " + places + " values");
    }
    return runs;
  }

  private static int header(ByteBuffer page) {
    int header = 0;
    int shift = 0;
    int next;
    do {
      next = page.get();
      header |= (next & 0x7f) << shift;
      shift += 7;
    } while ((next & 0x80) != 0);
    return header;
  }

  private static int add(List<Run> runs, int count, int level) {
    Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    if (last != null && last.level == level) {
      runs.set(runs.size() - 1, new Run(last.count + count, level));
    } else {
      runs.add(new Run(count, level));
    }
    return count;
  }

  /** Lengths of the rows, where an empty one counts as 1: each 0 begins a row. */
  private static int[] lengths(List<Run> repeated) {
    List<Integer> lengths = new ArrayList<>();
    for (Run run : repeated) {
      if (run.level == 0) {
        for (int i = 0; i < run.count; i++) {
          lengths.add(1);
        }
      } else {
        lengths.set(lengths.size() - 1, lengths.get(lengths.size() - 1) + run.count);
      }
    }
    return lengths.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Sets the lengths of empty rows, whose one place is not defined, to 0. */
  private static void empty(List<Run> defined, int[] lengths) {
    if (defined.stream().allMatch(run -> run.level == 1)) {
      return;
    }
    int[] starts = new int[lengths.length];
    for (int i = 1; i < starts.length; i++) {
      starts[i] = starts[i - 1] + lengths[i - 1];
    }
    int row = 0;
    int place = 0;
    for (Run run : defined) {
      place += run.count;
      for (; row < starts.length && starts[row] < place; row++) {
        lengths[row] = run.level == 0 ? 0 : lengths[row];
      }
    }
  }
}
