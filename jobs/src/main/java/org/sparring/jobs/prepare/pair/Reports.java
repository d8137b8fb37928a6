package org.sparring.jobs.prepare.pair;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.sparring.jobs.prepare.Finding;
import org.sparring.jobs.prepare.Flow;

/** Lays what was measured at the driver beside the rows. */
final class Reports {
  private Reports() {}

  static JavaRDD<Flow> with(JavaRDD<Flow> flows, List<Finding> findings) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(flows.context());
    return flows.union(spark.parallelize(List.<Flow>copyOf(findings), 1));
  }
}
