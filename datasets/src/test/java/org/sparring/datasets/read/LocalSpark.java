package org.sparring.datasets.read;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The Spark session that the tests of this module share; it lives as long as their JVM. */
public final class LocalSpark implements BeforeAllCallback {
  private SparkSession session;

  @Override
  public void beforeAll(ExtensionContext context) {
    session =
        SparkSession.builder()
            .master("local[2]")
            .appName("sparring")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.codegen.wholeStage", false)
            .getOrCreate();
    session.sparkContext().setLogLevel("ERROR");
  }

  public SparkSession session() {
    return session;
  }

  public List<Reading> read(SourceSettings source) {
    return SourceReader.read(session, source).collect().stream()
        .sorted(
            (one, other) -> {
              int files = one.source().file().compareTo(other.source().file());
              return files != 0
                  ? files
                  : Long.compare(one.source().position(), other.source().position());
            })
        .toList();
  }

  public Example only(SourceSettings source) {
    List<Reading> readings = read(source);
    if (readings.size() != 1 || readings.get(0).fault() != null) {
      throw new AssertionError("expected one example, not " + readings);
    }
    return readings.get(0).example();
  }
}
