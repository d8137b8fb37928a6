package org.sparring.architecture;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.collect_list;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Breaks every rule of {@link OperationRulesTest}, in the numbers that the test expects. */
final class Offender {
  private Offender() {}

  /** Two operations of RDDs. */
  static double reduces(JavaRDD<Double> numbers, JavaPairRDD<String, Double> pairs) {
    return numbers.reduce(Double::sum) + pairs.reduceByKey(Double::sum).count();
  }

  /** Three operations of tables, two of columns. */
  static Object sorts(Dataset<Row> rows) {
    return rows.dropDuplicates().orderBy("a").groupBy("b").agg(avg("c"), collect_list("d")).first();
  }

  /** One operation of columns, by method reference. */
  static Function<String, Column> refers() {
    return functions::first;
  }

  /** Four uses of chance without a key. */
  static DoubleSupplier draws(List<String> names) {
    Collections.shuffle(names);
    return ThreadLocalRandom.current().nextBoolean() ? Math::random : () -> 0;
  }

  static UUID names() {
    return UUID.randomUUID();
  }

  static void leaves() {
    System.exit(1);
  }

  static Object reads(InputStream stream) throws IOException, ClassNotFoundException {
    try (ObjectInputStream objects = new ObjectInputStream(stream)) {
      return objects.readObject();
    }
  }
}
