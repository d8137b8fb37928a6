package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.ExitCode;
import org.sparring.common.workspace.Lease;
import org.sparring.jobs.job.Result;

/** The whole path on an object store gives the digests of a local disk. */
class StoreTest {
  @TempDir Path folder;

  @AfterEach
  void theStoreIsThereAgain() {
    Upload.back();
  }

  @Test
  void preparationTrainingEvaluationReportAndResume() throws Exception {
    World world = World.make(folder.resolve("data"), folder.resolve("local"));
    World bucket = world.empty(Path.of("bucket:" + folder.resolve("store")));
    WholePath local = new WholePath(world.data(), world.folder().toString());
    WholePath store = new WholePath(world.data(), bucket.folder().toString());
    try (SparkSession spark = Session.open("local[2]", 2)) {
      assertThat(spark.sparkContext().isStopped()).isFalse();
      assertThat(local.run().code()).isEqualTo(ExitCode.DONE);
      Upload.failAfter("delta.policy.r0");
      Result away = store.run();
      assertThat(away.code()).as(away.reason()).isEqualTo(ExitCode.BUG);
      assertThat(away.reason()).contains(bucket.folder().toString());
      assertThat(bucket.workspace().runs()).contains("sft").doesNotContain("dpo");
      Upload.back();
      assertThat(store.run().code()).isEqualTo(ExitCode.DONE);
      requireRefusedWhileAnotherIsAtWork(store, bucket.disk());
    }
    assertThat(store.digests()).isEqualTo(local.digests());
    assertThat(bucket.disk().resolve("report.html")).content().contains("evaluate-dpo");
    assertThat(Files.exists(Path.of("bucket:"))).as("nothing was taken for a local path").isFalse();
    assertThat(store.shown("metrics")).isEqualTo(local.shown("metrics")).contains("loss/dpo");
    requireCleaned(store, bucket);
    assertThat(store.digests()).isEqualTo(local.digests());
  }

  private static void requireRefusedWhileAnotherIsAtWork(WholePath path, Path disk)
      throws IOException {
    try (Lease other = Lease.take(path.opened(), "dpo")) {
      assertThat(other).isNotNull();
      Result refused = path.run();
      assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
      assertThat(refused.reason()).contains("run `dpo` of", "is being worked on: process ");
      assertThat(disk.resolve("_status/path/pipeline.json"))
          .content()
          .contains("\"retryable\" : true", "\"code\" : 2");
    }
  }

  private static void requireCleaned(WholePath path, World world) {
    List<Path> strays = world.strays();
    assertThat(strays).as("the outage left some").isNotEmpty();
    String preview = path.wouldBeVacuumed();
    assertThat(strays)
        .allSatisfy(each -> assertThat(preview).contains(world.disk().relativize(each).toString()));
    assertThat(world.strays()).isEqualTo(strays);
    Result cleaned = path.vacuumed();
    assertThat(cleaned.code()).isEqualTo(ExitCode.DONE);
    assertThat(cleaned.facts()).containsEntry("files", strays.size());
    assertThat(world.strays()).isEmpty();
  }
}
