package org.sparring.jobs.prepare;

import org.apache.spark.Partitioner;

/** Each bin is a partition; the first character of a key is its bin. */
final class Bins extends Partitioner {
  private static final long serialVersionUID = 1L;

  private final int bins;

  Bins(int bins) {
    this.bins = bins;
  }

  @Override
  public int numPartitions() {
    return bins;
  }

  @Override
  public int getPartition(Object key) {
    return ((String) key).charAt(0);
  }
}
