package org.sparring.jobs.prepare.near;

import java.util.Arrays;
import org.sparring.common.random.Draw;

/**
 * MinHash: the chance that two sets have the same least element under a random order is their
 * Jaccard similarity (Broder 1997). Signatures are cut into bands; sets that agree in all of one
 * band are candidates.
 */
final class MinHash {
  private static final int GOLDEN = 0x9E3779B1;
  private static final long STEP = 0xBF58476D1CE4E5B9L;

  private final int[] low;
  private final int[] high;
  private final int[] least;
  private final int bands;

  /**
   * Not for several threads at once.
   *
   * @param orders random orders of the elements
   */
  MinHash(int orders, int bands) {
    this.bands = bands;
    low = new int[orders];
    high = new int[orders];
    least = new int[orders];
    Draw draw = Draw.seed(0).with("minhash");
    for (int i = 0; i < orders; i++) {
      long bits = draw.bits(i);
      low[i] = (int) bits | 1;
      high[i] = (int) (bits >>> Integer.SIZE) | 1;
    }
  }

  /**
   * A signature.
   *
   * @param bands a key for each band
   * @param sketch one bit for each order: they agree for a share (1 + similarity) / 2 of the orders
   */
  record Signature(long[] bands, long[] sketch) {}

  Signature of(long[] shingles) {
    Arrays.fill(least, Integer.MAX_VALUE >> 1);
    for (long shingle : shingles) {
      lower(least, low, high, (int) shingle, (int) (shingle >>> Integer.SIZE));
    }
    return new Signature(bandKeys(), sketch());
  }

  /**
   * The one loop over orders. Hashes are halved so that no difference overflows: Java 17 makes
   * vector instructions of this minimum, and none of {@code Math.min}.
   */
  private static void lower(int[] least, int[] low, int[] high, int first, int second) {
    for (int i = 0; i < least.length; i++) {
      int above = ((low[i] * first + high[i] * second) >> 1) - least[i];
      least[i] += above & (above >> (Integer.SIZE - 1));
    }
  }

  private long[] bandKeys() {
    int rows = least.length / bands;
    long[] keys = new long[bands];
    for (int band = 0; band < bands; band++) {
      long key = band + 1L;
      for (int i = band * rows; i < (band + 1) * rows; i++) {
        key = (key ^ least[i]) * STEP;
        key ^= key >>> 32;
      }
      keys[band] = key;
    }
    return keys;
  }

  private long[] sketch() {
    long[] sketch = new long[(least.length + Long.SIZE - 1) / Long.SIZE];
    for (int i = 0; i < least.length; i++) {
      int bit = (least[i] * GOLDEN) >>> (Integer.SIZE - 1);
      sketch[i / Long.SIZE] |= (long) bit << i;
    }
    return sketch;
  }

  /** The similarity that two sketches tell, with a standard error of at most 1 / sqrt(orders). */
  static double estimate(long[] one, long[] other, int orders) {
    int differ = 0;
    for (int i = 0; i < one.length; i++) {
      differ += Long.bitCount(one[i] ^ other[i]);
    }
    return 1 - 2.0 * differ / orders;
  }
}
