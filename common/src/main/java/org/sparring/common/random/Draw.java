package org.sparring.common.random;

import java.io.Serializable;

/**
 * A source of random numbers keyed by what they are for, never by time, partition or attempt.
 *
 * <p>Counter-based: the n-th number is a pure function of the key and n, so draws may be taken in
 * any order, repeated and resumed. Mixing is the finaliser of SplitMix64 (Steele, Lea and Flood
 * 2014, Fast splittable pseudorandom number generators).
 */
public record Draw(long key) implements Serializable {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** The root of all draws of a run. */
  public static Draw seed(long seed) {
    return new Draw(mix(seed ^ GOLDEN));
  }

  /** A draw for one purpose. */
  public Draw with(String purpose) {
    long hash = key;
    for (int i = 0; i < purpose.length(); i++) {
      hash = mix(hash + GOLDEN * (purpose.charAt(i) + 1L));
    }
    return new Draw(mix(hash + purpose.length()));
  }

  /** A draw for one number: a round, a sample, a worker. */
  public Draw with(long number) {
    return new Draw(mix(key + mix(number + GOLDEN) * GOLDEN));
  }

  /** The n-th word of this draw. */
  public long bits(long n) {
    return mix(key + GOLDEN * (n + 1));
  }

  /** The n-th number, uniform in [0, 1) with 53 bits. */
  public double uniform(long n) {
    return (bits(n) >>> 11) * 0x1.0p-53;
  }

  /** The n-th number, uniform in 0 .. bound - 1. */
  public int below(int bound, long n) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive, got " + bound);
    }
    return Math.floorMod(Math.multiplyHigh(bits(n) >>> 1, (long) bound << 1), bound);
  }

  /** The n-th standard normal number (Box and Muller 1958); uses two words. */
  public double gaussian(long n) {
    double radius = Math.sqrt(-2 * Math.log(1 - uniform(2 * n)));
    return radius * StrictMath.cos(2 * Math.PI * uniform(2 * n + 1));
  }

  private static long mix(long word) {
    long z = word;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
