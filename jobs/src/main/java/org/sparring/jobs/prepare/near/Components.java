package org.sparring.jobs.prepare.near;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.sparring.jobs.prepare.Context;
import org.sparring.jobs.prepare.Parcels;

/**
 * Connected components by alternating large and small stars; at most {@value #ROUNDS} rounds, where
 * the number needed grows with the square of the logarithm of the nodes.
 */
final class Components {
  private static final int ROUNDS = 100;
  private static final int FOR_EACH = 8;

  private final Context context;
  private final int receivers;

  /**
   * Links are small beside the rows that they come from, and each pair of a sender and a receiver
   * costs: of more receivers than can work at once, there is one for several partitions of rows.
   */
  Components(Context context, int partitions) {
    this.context = context;
    int least = Math.min(partitions, context.spark().sparkContext().defaultParallelism());
    receivers = Math.max(least, partitions / FOR_EACH);
  }

  int receivers() {
    return receivers;
  }

  /** Links of every node but the least of its component to that least one. */
  JavaRDD<byte[]> of(JavaRDD<byte[]> links) {
    JavaRDD<byte[]> now = context.held(links);
    long print = print(now);
    for (int round = 0; round < ROUNDS; round++) {
      JavaRDD<byte[]> next = context.held(smaller(larger(now)));
      long after = print(next);
      if (after == print) {
        return next;
      }
      now = next;
      print = after;
    }
    throw new IllegalStateException("the components did not settle in " + ROUNDS + " rounds");
  }

  private static long print(JavaRDD<byte[]> links) {
    List<Long> prints = links.map(each -> Links.from(each).print()).collect();
    return prints.stream().mapToLong(Long::longValue).sum();
  }

  private JavaRDD<byte[]> larger(JavaRDD<byte[]> links) {
    return Parcels.exchanged(links, receivers, Components::bothWays)
        .mapPartitions(each -> List.of(Stars.large(Links.received(each)).bytes()).iterator());
  }

  private JavaRDD<byte[]> smaller(JavaRDD<byte[]> links) {
    return Parcels.exchanged(links, receivers, Components::downwards)
        .mapPartitions(each -> List.of(Stars.small(Links.received(each)).bytes()).iterator());
  }

  private static void bothWays(
      int partition, Iterator<byte[]> all, Parcels parcels, int receivers) {
    while (all.hasNext()) {
      Links links = Links.from(all.next());
      for (int i = 0; i < links.size(); i++) {
        send(links.node(i), links.less(i), parcels, receivers);
        send(links.less(i), links.node(i), parcels, receivers);
      }
    }
  }

  /** A link to the node that is greater. */
  static void downwards(int partition, Iterator<byte[]> all, Parcels parcels, int receivers) {
    while (all.hasNext()) {
      Links links = Links.from(all.next());
      for (int i = 0; i < links.size(); i++) {
        send(links.node(i), links.less(i), parcels, receivers);
      }
    }
  }

  private static void send(long node, long other, Parcels parcels, int receivers) {
    parcels.to(Buckets.receiver(node, receivers)).put(node).put(other);
  }
}
