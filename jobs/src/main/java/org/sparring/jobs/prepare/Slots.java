package org.sparring.jobs.prepare;

import java.util.Comparator;
import java.util.HexFormat;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.rdd.ShuffledRDD;
import scala.Product2;
import scala.Tuple2;
import scala.math.Ordering;
import scala.math.Ordering$;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Places of rows in the output as text: the bin as one character, then the order inside it. Text
 * and arrays of bytes are what Spark moves without Java's serialisation, if it is told their types.
 */
final class Slots {
  private Slots() {}

  static String of(int bin, String key) {
    return (char) bin + key;
  }

  /** The place of what is lost: by file, position, stage and reason. */
  static String of(int bin, Rejection lost) {
    String position = HexFormat.of().toHexDigits(lost.source().position() ^ Long.MIN_VALUE);
    String file = lost.source().file();
    return of(bin, file + '\0' + position + lost.stage() + '\0' + lost.reason());
  }

  /** A partition for each bin, sorted by place; what does not fit in memory is sorted on disk. */
  @SuppressWarnings("unchecked")
  static JavaRDD<Tuple2<String, byte[]>> sorted(JavaPairRDD<String, byte[]> rows, int bins) {
    RDD<? extends Product2<String, byte[]>> pairs = rows.rdd();
    ClassTag<byte[]> bytes = ClassTag$.MODULE$.apply(byte[].class);
    Ordering<String> order =
        Ordering$.MODULE$.comparatorToOrdering(Comparator.<String>naturalOrder());
    RDD<Tuple2<String, byte[]>> sorted =
        new ShuffledRDD<String, byte[], byte[]>(
                pairs, new Bins(bins), ClassTag$.MODULE$.apply(String.class), bytes, bytes)
            .setKeyOrdering(order);
    return sorted.toJavaRDD();
  }
}
