package org.sparring.jobs.prepare.near;

import java.io.Serializable;
import org.sparring.jobs.prepare.Packing;
import org.sparring.jobs.prepare.Unpacking;

/**
 * A text that is compared.
 *
 * @param key hash of its content
 * @param bands keys of its bands
 * @param sketch a bit for each random order
 * @param shingles in ascending order
 */
record Document(String key, long[] bands, long[] sketch, long[] shingles) implements Serializable {
  private static final int HEX = 16;

  /** The beginning of its key: what it is called where names must be short. */
  long id() {
    return id(key);
  }

  static long id(String key) {
    return Long.parseUnsignedLong(key, 0, HEX, HEX);
  }

  static void put(Packing out, Document document) {
    out.put(document.key).put(document.bands).put(document.sketch).put(document.shingles);
  }

  static Document from(Unpacking in) {
    return new Document(in.text(), in.wides(), in.wides(), in.wides());
  }
}
