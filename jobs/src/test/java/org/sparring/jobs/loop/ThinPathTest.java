package org.sparring.jobs.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.Settings;
import org.sparring.common.data.table.MetricRow;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.workspace.Digests;
import org.sparring.common.workspace.Manifest;
import org.sparring.common.workspace.Table;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.datasets.make.DemoData;
import org.sparring.datasets.make.DemoSize;
import org.sparring.datasets.make.Folder;
import org.sparring.jobs.LocalSession;
import org.sparring.jobs.job.JobRunner;
import org.sparring.jobs.job.PrepareJob;
import org.sparring.jobs.job.TrainJob;
import org.sparring.jobs.job.TrainSettings;
import org.sparring.jobs.recipe.Recipes;

/** From raw demonstrations to two committed rounds of supervised fine-tuning. */
class ThinPathTest {
  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void prepare() throws IOException {
    new DemoData(new DemoSize(1, 100, 200, 20, 10, false)).write(Folder.at(folder));
    SparkSession spark = LocalSession.spark();
    workspace =
        Workspace.create(
            folder.resolve("workspace").toString(), spark.sparkContext().hadoopConfiguration());
    Settings settings =
        Settings.parse(
            """
            run: demonstrations
            workspace: %s
            template: plain
            files: 2
            tokenizer: %s/vocabulary.txt
            sources: [{path: %s/demonstrations.jsonl, split: train}]
            """
                .formatted(workspace.root(), folder, folder));
    PrepareJob job = new PrepareJob();
    job.run(spark, JobRunner.effective(job, settings));
  }

  private Run run() {
    Settings given =
        Settings.parse(
            """
            run: sft
            workspace: %s
            rounds: 2
            models: {policy: {fresh: {width: 16, layers: 1, heads: 2, positions: 64}}}
            streams: {main: {examples: {run: demonstrations}}}
            learners: [{model: policy, optimiser: {adamw: {learning_rate: 0.02}}}]
            batching: {groups_per_step: 8}
            averaging: {workers: 2, local_steps: 4}
            """
                .formatted(workspace.root()));
    Settings settings = JobRunner.effective(new TrainJob("sft", "", "sft"), given);
    return TrainJob.run(
        settings.bind(TrainSettings.class, Recipes.binder()), TrainJob.hash(settings), workspace);
  }

  private State train(List<Integer> rounds) {
    Run run = run();
    Journal journal = new Journal(workspace, run.name(), run.settings());
    return new TrainLoop(
            run, new ThreadFleet(), journal, (round, total, metrics) -> rounds.add(round))
        .run();
  }

  private <R extends Record> List<R> rows(Table<R> table) {
    return workspace.list(table, workspace.files(table, "sft"));
  }

  private double loss(int round) {
    return rows(Tables.METRICS).stream()
        .filter(row -> row.round() == round && row.name().equals("loss/sft"))
        .mapToDouble(MetricRow::value)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void twoRoundsLearnLeaveTheirTablesAndAreNotRepeated() {
    List<Integer> rounds = new ArrayList<>();
    State last = train(rounds);
    assertThat(rounds).containsExactly(0, 1);
    assertThat(last.round()).isEqualTo(2);
    assertThat(last.steps()).isEqualTo(8);
    assertThat(loss(1)).isLessThan(0.95 * loss(0));
    assertThat(rows(Tables.ROUNDS)).hasSize(2);
    assertThat(rows(Tables.ROLLOUTS)).hasSize(2 * 2 * 4 * 8);
    assertThat(rows(Tables.STATE)).isNotEmpty();
    assertThat(rows(Tables.TASKS)).isNotEmpty();

    String digest = Digests.run(workspace, "sft");
    List<Manifest> manifests = workspace.manifests("sft");
    State again = train(new ArrayList<>());
    assertThat(again).usingRecursiveComparison().isEqualTo(last);
    assertThat(workspace.manifests("sft")).isEqualTo(manifests);
    assertThat(Digests.run(workspace, "sft")).isEqualTo(digest);
  }
}
