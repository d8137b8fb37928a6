package org.sparring.datasets.read;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;

/** One JSON object a line, plain or compressed. */
record JsonLines() implements Container {
  @Override
  public JavaRDD<Raw> rows(SparkSession spark, List<InputFile> files) {
    return Lines.rows(spark, files, Json::row);
  }
}
