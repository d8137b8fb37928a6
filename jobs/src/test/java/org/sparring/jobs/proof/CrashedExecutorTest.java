package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An executor that dies inside DL4J's stage is replaced, and Spark repeats what it had. */
class CrashedExecutorTest {
  @TempDir Path folder;

  @Test
  void isRetriedBySpark() throws Exception {
    float[] expected;
    Path never = Files.createFile(folder.resolve("never"));
    try (SparkSession spark = Session.open("local[2]", 1)) {
      expected = Crashing.round(JavaSparkContext.fromSparkContext(spark.sparkContext()), never);
    }
    Path once = folder.resolve("once");
    String printed = Driver.run(folder, Crashing.class, List.of(once.toString()));
    assertThat(once).exists();
    String[] found =
        printed
            .lines()
            .filter(line -> line.startsWith(Crashing.RESULT))
            .findFirst()
            .orElseThrow()
            .substring(Crashing.RESULT.length())
            .split(",", -1);
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(Double.parseDouble(found[i])).isCloseTo(expected[i], within(1e-5));
    }
  }
}
