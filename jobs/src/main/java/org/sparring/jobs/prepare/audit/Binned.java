package org.sparring.jobs.prepare.audit;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** Items in bins of a fixed order, which Spark goes through at once. */
record Binned<T>(JavaRDD<T> items) implements Passes<T> {
  @Override
  public <S extends Sum<T, S>> S over(S zero) {
    List<S> sums =
        items
            .mapPartitions(
                bin -> {
                  S sum = zero;
                  bin.forEachRemaining(sum::add);
                  return List.of(sum).iterator();
                })
            .collect();
    if (sums.isEmpty()) {
      return zero;
    }
    S whole = sums.get(0);
    sums.subList(1, sums.size()).forEach(whole::merge);
    return whole;
  }
}
