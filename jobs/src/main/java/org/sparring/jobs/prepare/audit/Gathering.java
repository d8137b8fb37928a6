package org.sparring.jobs.prepare.audit;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaRDD;
import org.sparring.jobs.prepare.Draft;
import scala.Tuple2;

/**
 * Brings together the rows that share a key, in the order of their content. The number of bins
 * depends on the number of rows alone, and so does the order in which anything is added up.
 */
final class Gathering {
  private static final long ROWS_PER_BIN = 4096;
  private static final long MOST_BINS = 4096;

  private Gathering() {}

  /** What rows are brought together by. */
  interface KeyOf extends Function<Draft, String>, Serializable {}

  static JavaRDD<List<Draft>> of(JavaRDD<Draft> drafts, KeyOf key) {
    int bins = (int) Math.min(MOST_BINS, 1 + drafts.count() / ROWS_PER_BIN);
    return drafts
        .mapToPair(draft -> new Tuple2<>(Stand.of(key.apply(draft), draft), draft))
        .repartitionAndSortWithinPartitions(new ByGroup(bins))
        .mapPartitions(Groups::new);
  }

  private static final class ByGroup extends Partitioner {
    private static final long serialVersionUID = 1L;

    private final int bins;

    ByGroup(int bins) {
      this.bins = bins;
    }

    @Override
    public int numPartitions() {
      return bins;
    }

    @Override
    public int getPartition(Object key) {
      CRC32 crc = new CRC32();
      crc.update(((Stand) key).group().getBytes(StandardCharsets.UTF_8));
      return (int) (crc.getValue() % bins);
    }
  }

  private static final class Groups implements Iterator<List<Draft>> {
    private final Iterator<Tuple2<Stand, Draft>> rows;
    private Tuple2<Stand, Draft> ahead;

    Groups(Iterator<Tuple2<Stand, Draft>> rows) {
      this.rows = rows;
      this.ahead = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
      return ahead != null;
    }

    @Override
    public List<Draft> next() {
      if (ahead == null) {
        throw new NoSuchElementException();
      }
      List<Draft> group = new ArrayList<>();
      String key = ahead._1().group();
      while (ahead != null && ahead._1().group().equals(key)) {
        group.add(ahead._2());
        ahead = rows.hasNext() ? rows.next() : null;
      }
      return group;
    }
  }
}
