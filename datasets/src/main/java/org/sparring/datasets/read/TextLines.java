package org.sparring.datasets.read;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;

/** Plain text: each line is a row with the one column {@code text}. */
record TextLines() implements Container {
  @Override
  public JavaRDD<Raw> rows(SparkSession spark, List<InputFile> files) {
    return Lines.rows(
        spark, files, line -> JsonNodeFactory.instance.objectNode().put("text", line));
  }
}
