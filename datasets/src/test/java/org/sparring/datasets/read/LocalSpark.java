package org.sparring.datasets.read;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A local Spark session for the tests of one class. */
final class LocalSpark implements BeforeAllCallback, AfterAllCallback {
  private SparkSession session;

  @Override
  public void beforeAll(ExtensionContext context) {
    session =
        SparkSession.builder()
            .master("local[2]")
            .appName(context.getDisplayName())
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.driver.bindAddress", "127.0.0.1")
            .getOrCreate();
    session.sparkContext().setLogLevel("ERROR");
  }

  @Override
  public void afterAll(ExtensionContext context) {
    session.stop();
  }

  SparkSession session() {
    return session;
  }

  List<Reading> read(SourceSettings source) {
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

  Example only(SourceSettings source) {
    List<Reading> readings = read(source);
    if (readings.size() != 1 || readings.get(0).example() == null) {
      throw new AssertionError("expected one example, not " + readings);
    }
    return readings.get(0).example();
  }
}
