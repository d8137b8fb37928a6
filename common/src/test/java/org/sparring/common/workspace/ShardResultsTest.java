package org.sparring.common.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardResultsTest {
  private static final StageId STAGE = new StageId("run", 3, "steps");

  @TempDir Path folder;

  private ShardResults results(StageId stage, String settings) {
    return new ShardResults(
        Workspace.create(folder.toString(), new Configuration()), stage, settings);
  }

  @Test
  void aResultIsKeptForItsStageShardAndSettings() {
    ShardResults results = results(STAGE, "settings");
    results.write(1, "{\"loss\": 0.5}");
    assertThat(results.read(1)).hasValue("{\"loss\": 0.5}");
    assertThat(results.read(0)).isEmpty();
    assertThat(results(STAGE, "others").read(1)).isEmpty();
    assertThat(results(new StageId("run", 4, "steps"), "settings").read(1)).isEmpty();
  }

  @Test
  void theFirstOfTwoStays() {
    ShardResults results = results(STAGE, "settings");
    results.write(0, "first");
    results.write(0, "second");
    assertThat(results.read(0)).hasValue("first");
  }

  @Test
  void oneThatIsCutShortCountsForNothingAndIsReplaced() throws Exception {
    ShardResults results = results(STAGE, "settings");
    results.write(0, "first");
    Path file = folder.resolve("_shards/run/3/steps/0.json");
    Files.writeString(file, Files.readString(file).substring(0, 40));
    assertThat(results.read(0)).isEmpty();
    results.write(0, "second");
    assertThat(results.read(0)).hasValue("second");
  }

  @Test
  void whatIsForgottenIsGoneAndForgettingNothingIsNoError() {
    ShardResults results = results(STAGE, "settings");
    results.forget();
    results.write(0, "first");
    results.forget();
    assertThat(results.read(0)).isEmpty();
    assertThat(folder.resolve("_shards/run/3/steps")).doesNotExist();
  }
}
