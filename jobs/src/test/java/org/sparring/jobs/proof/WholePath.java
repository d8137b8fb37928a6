package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.workspace.Digests;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.job.Job;
import org.sparring.jobs.job.JobRunner;
import org.sparring.jobs.job.PipelineJob;
import org.sparring.jobs.job.Result;
import org.sparring.jobs.job.ShowJob;
import org.sparring.jobs.job.Status;
import org.sparring.jobs.job.VacuumJob;

/**
 * Preparation, training, evaluation and a report in one pipeline, on any file system.
 *
 * @param data the input files
 * @param workspace a URI
 */
record WholePath(Path data, String workspace) {
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

  /** Runs the pipeline, or goes on with it. */
  Result run() {
    String settings = PIPELINE.replace("DATA", data.toString());
    return run(new PipelineJob(), settings + "workspace: '" + workspace + "'\n");
  }

  /** How the pipeline ended, by its status file. */
  Result status() throws IOException {
    Settings settings = Settings.parse("{run: path, workspace: '%s'}".formatted(workspace));
    return Status.of(new Configuration(), settings, "pipeline").orElseThrow().read();
  }

  Result vacuumed() {
    return run(new VacuumJob(), vacuuming());
  }

  String wouldBeVacuumed() {
    VacuumJob vacuum = new VacuumJob();
    return vacuum.preview(JobRunner.effective(vacuum, Settings.parse(vacuuming())));
  }

  private String vacuuming() {
    return "{workspace: '%s', older_than: 0}".formatted(workspace);
  }

  /** The rows of a table as {@code show} prints them. */
  String shown(String table) {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    ShowJob show = new ShowJob(new PrintStream(rows, true, StandardCharsets.UTF_8));
    String settings = "{workspace: '%s', table: %s, json: true}".formatted(workspace, table);
    assertThat(run(show, settings).code()).isEqualTo(ExitCode.DONE);
    return rows.toString(StandardCharsets.UTF_8);
  }

  private static Result run(Job job, String settings) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new JobRunner(printed, printed, true).run(job, Settings.parse(settings));
  }

  /** The digest of every run that the pipeline makes. */
  Map<String, String> digests() {
    Workspace opened = opened();
    assertThat(opened.runs()).containsExactlyInAnyOrderElementsOf(RUNS);
    Map<String, String> digests = new TreeMap<>();
    RUNS.forEach(run -> digests.put(run, Digests.run(opened, run)));
    return digests;
  }

  Workspace opened() {
    return Workspace.open(workspace, new Configuration());
  }
}
