package org.sparring.jobs.prepare;

import java.io.Serializable;
import java.util.function.Function;
import org.apache.spark.Partitioner;

/** Partitions by the hash of a text of the key; the hash of a Java string is the same anywhere. */
final class HashOf<K> extends Partitioner {
  private static final long serialVersionUID = 1L;

  /** The text of a key. */
  interface Text<K> extends Function<K, String>, Serializable {}

  private final int partitions;
  private final Text<K> text;

  HashOf(int partitions, Text<K> text) {
    this.partitions = partitions;
    this.text = text;
  }

  static int bin(String text, int bins) {
    return Math.floorMod(text.hashCode(), bins);
  }

  @Override
  public int numPartitions() {
    return partitions;
  }

  @Override
  @SuppressWarnings("unchecked")
  public int getPartition(Object key) {
    return bin(text.apply((K) key), partitions);
  }
}
