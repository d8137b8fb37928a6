package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.workspace.Digests;
import org.sparring.common.workspace.Lease;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.job.Job;
import org.sparring.jobs.job.JobRunner;
import org.sparring.jobs.job.PipelineJob;
import org.sparring.jobs.job.Result;
import org.sparring.jobs.job.ShowJob;
import org.sparring.jobs.job.VacuumJob;

/** The whole path on an object store gives the digests of a local disk. */
class StoreTest {
  private static final List<String> RUNS =
      List.of("demonstrations", "pairs", "sft", "dpo", "evaluate-dpo");

  private static final String PIPELINE =
      """
      run: path
      shared: {numerics: {}}
      steps:
        - prepare:
            run: demonstrations
            template: plain
            tokenizer: DATA/vocabulary.txt
            sources: [{path: DATA/demonstrations.jsonl, split: train}]
        - prepare:
            run: pairs
            template: plain
            tokenizer: DATA/vocabulary.txt
            sources:
              - {path: DATA/preferences.jsonl, split: train}
              - {path: DATA/heldout-preferences.jsonl, split: test}
        - sft:
            run: sft
            rounds: 2
            models: {policy: {fresh: {width: 16, layers: 1, heads: 2, positions: 64}}}
            streams: {main: {examples: {run: demonstrations}}}
            batching: {groups_per_step: 2}
            averaging: {workers: 2, local_steps: 2}
            keep: {last: 1}
        - train:
            recipe: dpo
            run: dpo
            rounds: 1
            models: {policy: {from: sft}}
            streams: {main: {examples: {run: pairs}}}
            batching: {groups_per_step: 2}
            averaging: {workers: 2, local_steps: 2}
        - evaluate:
            run: evaluate-dpo
            policy: dpo
            baseline: sft
            heldout: {run: pairs, split: test}
            shards: 2
        - report: {}
      """;

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @AfterEach
  void theStoreIsThereAgain() {
    Upload.failAfter(Long.MAX_VALUE);
  }

  @Test
  void preparationTrainingEvaluationReportAndResume() throws Exception {
    World local = World.make(folder.resolve("data"), folder.resolve("local"));
    World bucket = local.empty(Path.of("bucket:" + folder.resolve("store")));
    try (SparkSession spark = Session.open("local[2]", 2)) {
      assertThat(spark.sparkContext().isStopped()).isFalse();
      assertThat(path(local).code()).isEqualTo(ExitCode.DONE);
      Upload.failAfter(60);
      Result away = path(bucket);
      assertThat(away.code()).isEqualTo(ExitCode.BUG);
      assertThat(away.reason()).contains(bucket.folder().toString());
      assertThat(bucket.workspace().runs()).contains("sft").doesNotContain("dpo");
      Upload.failAfter(Long.MAX_VALUE);
      assertThat(path(bucket).code()).isEqualTo(ExitCode.DONE);
      requireRefusedWhileAnotherIsAtWork(bucket);
    }
    assertThat(digests(bucket)).isEqualTo(digests(local));
    assertThat(bucket.disk().resolve("report.html")).content().contains("evaluate-dpo");
    assertThat(Files.exists(Path.of("bucket:"))).as("nothing was taken for a local path").isFalse();
    assertThat(shown(bucket, "metrics")).isEqualTo(shown(local, "metrics")).contains("loss/dpo");
    requireCleaned(bucket);
    assertThat(digests(bucket)).isEqualTo(digests(local));
  }

  private void requireRefusedWhileAnotherIsAtWork(World world) throws IOException {
    try (Lease other = Lease.take(world.workspace(), "dpo")) {
      assertThat(other).isNotNull();
      Result refused = path(world);
      assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
      assertThat(refused.reason()).contains("run `dpo` of", "is being worked on: process ");
      assertThat(world.disk().resolve("_status/path/pipeline.json"))
          .content()
          .contains("\"retryable\" : true", "\"code\" : 2");
    }
  }

  private void requireCleaned(World world) {
    String settings = "{workspace: '%s', older_than: 0}".formatted(world.folder());
    List<Path> strays = world.strays();
    assertThat(strays).as("the outage left some").isNotEmpty();
    VacuumJob vacuum = new VacuumJob();
    String preview = vacuum.preview(JobRunner.effective(vacuum, Settings.parse(settings)));
    assertThat(strays)
        .allSatisfy(each -> assertThat(preview).contains(world.disk().relativize(each).toString()));
    assertThat(world.strays()).isEqualTo(strays);
    Result cleaned = run(vacuum, settings);
    assertThat(cleaned.code()).isEqualTo(ExitCode.DONE);
    assertThat(cleaned.facts()).containsEntry("files", strays.size());
    assertThat(world.strays()).isEmpty();
  }

  private Result run(Job job, String settings) {
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new JobRunner(printed, printed, true).run(job, Settings.parse(settings));
  }

  private Result path(World world) {
    String settings = PIPELINE.replace("DATA", world.data().toString());
    return run(new PipelineJob(), settings + "workspace: '" + world.folder() + "'\n");
  }

  private String shown(World world, String table) {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    ShowJob show = new ShowJob(new PrintStream(rows, true, StandardCharsets.UTF_8));
    String settings = "{workspace: '%s', table: %s, json: true}".formatted(world.folder(), table);
    assertThat(run(show, settings).code()).isEqualTo(ExitCode.DONE);
    return rows.toString(StandardCharsets.UTF_8);
  }

  private static Map<String, String> digests(World world) {
    Workspace workspace = Workspace.open(world.folder().toString(), new Configuration());
    assertThat(workspace.runs()).containsExactlyInAnyOrderElementsOf(RUNS);
    Map<String, String> digests = new TreeMap<>();
    RUNS.forEach(run -> digests.put(run, Digests.run(workspace, run)));
    return digests;
  }
}
