package org.sparring.jobs.prepare.audit;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Items in bins of a fixed order, which Spark goes through at once. Sums of many bins are added up
 * in spans of neighbours first, so that the driver holds few.
 */
record Binned<T>(JavaRDD<T> items) implements Passes<T> {
  private static final int SPANS = 16;

  @Override
  public <S extends Sum<T, S>> S over(S zero) {
    int bins = items.getNumPartitions();
    JavaRDD<S> sums = items.mapPartitions(bin -> List.of(added(zero, bin)).iterator());
    List<S> few = bins > SPANS ? spans(sums, bins).collect() : sums.collect();
    return few.isEmpty() ? zero : merged(few.iterator());
  }

  private static <T, S extends Sum<T, S>> S added(S zero, Iterator<T> bin) {
    bin.forEachRemaining(zero::add);
    return zero;
  }

  private static <T, S extends Sum<T, S>> JavaRDD<S> spans(JavaRDD<S> sums, int bins) {
    JavaPairRDD<Integer, S> placed =
        sums.mapPartitionsWithIndex(
                (place, each) -> List.of(new Tuple2<>(place, each.next())).iterator(), true)
            .mapToPair(each -> each);
    return placed
        .repartitionAndSortWithinPartitions(
            new BySpan((bins + SPANS - 1) / SPANS), Comparator.naturalOrder())
        .mapPartitions(
            each ->
                each.hasNext()
                    ? List.of(merged(new Values<>(each))).iterator()
                    : List.<S>of().iterator());
  }

  private static <T, S extends Sum<T, S>> S merged(Iterator<S> sums) {
    S whole = sums.next();
    while (sums.hasNext()) {
      whole.merge(sums.next());
    }
    return whole;
  }

  private record Values<S>(Iterator<Tuple2<Integer, S>> pairs) implements Iterator<S> {
    @Override
    public boolean hasNext() {
      return pairs.hasNext();
    }

    @Override
    public S next() {
      return pairs.next()._2();
    }
  }

  private static final class BySpan extends Partitioner {
    private static final long serialVersionUID = 1L;

    private final int length;

    BySpan(int length) {
      this.length = length;
    }

    @Override
    public int numPartitions() {
      return SPANS;
    }

    @Override
    public int getPartition(Object place) {
      return (Integer) place / length;
    }
  }
}
