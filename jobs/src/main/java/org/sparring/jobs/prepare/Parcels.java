package org.sparring.jobs.prepare;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * What a partition has for others: small records, packed side by side for each receiver, so that a
 * shuffle moves few large arrays instead of many small objects.
 */
public final class Parcels {
  /** Small enough that no garbage collector treats an array of it apart. */
  private static final int FULL = 1 << 17;

  private final Packing[] open;
  private final List<Tuple2<Integer, byte[]>> closed = new ArrayList<>();

  Parcels(int receivers) {
    open = new Packing[receivers];
  }

  /** Where to put the next record for a receiver. */
  public Packing to(int receiver) {
    if (open[receiver] != null && open[receiver].size() >= FULL) {
      closed.add(new Tuple2<>(receiver, open[receiver].bytes()));
      open[receiver] = null;
    }
    if (open[receiver] == null) {
      open[receiver] = new Packing();
    }
    return open[receiver];
  }

  Iterator<Tuple2<Integer, byte[]>> sent() {
    for (int i = 0; i < open.length; i++) {
      if (open[i] != null) {
        closed.add(new Tuple2<>(i, open[i].bytes()));
        open[i] = null;
      }
    }
    return closed.iterator();
  }

  /** What a partition sends, given the parcels that it fills. */
  public interface Sender<T> extends Serializable {
    void send(int partition, Iterator<T> rows, Parcels parcels, int receivers);
  }

  /** Sends records from every partition; the receiver is a partition's number. */
  public static <T> JavaRDD<byte[]> exchanged(JavaRDD<T> rows, int receivers, Sender<T> sender) {
    JavaPairRDD<Integer, byte[]> sent =
        rows.mapPartitionsWithIndex(
                (partition, each) -> {
                  Parcels parcels = new Parcels(receivers);
                  sender.send(partition, each, parcels, receivers);
                  return parcels.sent();
                },
                false)
            .mapToPair(each -> each);
    return sent.partitionBy(new Numbered(receivers)).values();
  }

  /** A partition for each number. */
  static final class Numbered extends Partitioner {
    private static final long serialVersionUID = 1L;

    private final int partitions;

    Numbered(int partitions) {
      this.partitions = partitions;
    }

    @Override
    public int numPartitions() {
      return partitions;
    }

    @Override
    public int getPartition(Object key) {
      return (Integer) key;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Numbered numbered && numbered.partitions == partitions;
    }

    @Override
    public int hashCode() {
      return partitions;
    }
  }
}
