package org.sparring.jobs.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.data.table.EvaluationRow;
import org.sparring.jobs.Measured;

/** Anthropic's helpful dialogues through prepare, reward and DPO. */
@Tag("learning")
class DialoguesTest {
  @TempDir Path workspace;

  /** The transformer's interval lies above one half by little: the run file says what was seen. */
  @Test
  void rewardModelsAreBetterThanChanceOnHeldOutPairs() throws Exception {
    Measured measured = new RunFile("hh-reward-dpo.yaml").run(workspace);
    EvaluationRow accuracy = measured.last("hh-reward", "accuracy");
    assertThat(accuracy.n()).isGreaterThan(200);
    assertThat(accuracy.value()).as("%s", accuracy).isGreaterThan(0.5);
    EvaluationRow baseline = measured.last("hh-reward-features", "accuracy");
    assertThat(baseline.low()).as("%s", baseline).isGreaterThan(0.5);
    EvaluationRow preferred = measured.last("hh-dpo", "rewards/accuracies");
    assertThat(preferred.n()).isEqualTo(accuracy.n());
    assertThat(Files.readString(workspace.resolve("report.html")))
        .contains("hh-reward", "hh-reward-features", "hh-dpo", "rewards/accuracies", "too_long");
  }
}
