package org.sparring.jobs.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.data.table.EvaluationRow;

/** Helpful and harmless dialogues through prepare, reward and DPO, as users would run them. */
@Tag("learning")
class HhRewardDpoTest {
  @TempDir Path workspace;

  @Test
  void theRewardModelIsBetterThanChanceOnHeldOutPairs() throws Exception {
    RealData.shared();
    try (SparkSession spark = RealData.session()) {
      RealData data = RealData.run("hh-reward-dpo.yaml", workspace);
      EvaluationRow accuracy = data.measured("evaluate-hh-reward").get("accuracy");
      assertThat(accuracy.low()).isGreaterThan(0.5);
      assertThat(data.measured("evaluate-hh-dpo")).containsKey("rewards/accuracies");
      assertThat(Files.readString(workspace.resolve("report.html")))
          .contains("evaluate-hh-reward", "accuracy", "rewards/accuracies");
    }
  }
}
