package org.sparring.jobs.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.data.table.EvaluationRow;

/** PPO on a story model, against a reward model of film reviews, as users would run it. */
@Tag("learning")
class TinyStoriesPpoTest {
  private static final double NATS = 10;

  @TempDir Path workspace;

  @Test
  void ppoRaisesTheScoreByAStandardDeviationWithinTenNats() throws Exception {
    RealData.shared();
    try (SparkSession spark = RealData.session()) {
      RealData data = RealData.run("tinystories-ppo.yaml", workspace);
      Map<String, EvaluationRow> before = data.measured("evaluate-stories");
      Map<String, EvaluationRow> after = data.measured("evaluate-ppo");
      double deviation = before.get("std/model").value();
      double gain = after.get("mean/model").value() - before.get("mean/model").value();
      assertThat(gain).isGreaterThanOrEqualTo(deviation);
      assertThat(after.get("kl").value()).isLessThanOrEqualTo(NATS);
      assertThat(data.measured("evaluate-polarity-reward").get("accuracy").low())
          .isGreaterThan(0.5);
      assertThat(Files.readString(workspace.resolve("report.html")))
          .contains("stories (policy)", "ppo (policy)", "std/model");
    }
  }
}
