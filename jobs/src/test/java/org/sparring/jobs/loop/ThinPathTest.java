package org.sparring.jobs.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.Settings;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.workspace.Workspace;
import org.sparring.datasets.make.DemoData;
import org.sparring.datasets.make.DemoSettings;
import org.sparring.datasets.make.Folder;
import org.sparring.jobs.job.TrainJob;
import org.sparring.jobs.job.TrainSettings;
import org.sparring.jobs.recipe.Recipes;

class ThinPathTest {
  @TempDir Path folder;

  @Test
  void sftLearns() throws Exception {
    DemoData data = new DemoData(new DemoSettings(1, 200, 400, 100, 50, false));
    data.write(Folder.at(folder));
    SparkSession spark =
        SparkSession.builder().master("local[1]").config("spark.ui.enabled", false).getOrCreate();
    Workspace workspace =
        Workspace.create(
            folder.resolve("ws").toString(), spark.sparkContext().hadoopConfiguration());
    Settings prepare =
        Settings.parse(
            """
            run: demonstrations
            workspace: %s
            template: plain
            tokenizer: %s/vocabulary.txt
            sources: [{path: %s/demonstrations.jsonl, split: train}]
            """
                .formatted(workspace.root(), folder, folder));
    new org.sparring.jobs.job.PrepareJob()
        .run(spark, JobFill.fill(new org.sparring.jobs.job.PrepareJob(), prepare));
    Settings settings =
        JobFill.fill(
            new TrainJob("sft", "", "sft"),
            Settings.parse(
                """
                run: sft
                workspace: %s
                rounds: 2
                models: {policy: {fresh: {width: 32, layers: 1, heads: 2, positions: 64}}}
                streams: {main: {examples: {run: demonstrations}}}
                learners: [{model: policy, optimiser: {adamw: {learning_rate: 0.01}}}]
                batching: {groups_per_step: 4}
                averaging: {workers: 4, local_steps: 4}
                """
                    .formatted(workspace.root())));
    Run run =
        TrainJob.run(
            settings.bind(TrainSettings.class, Recipes.binder()), settings.hash(), workspace);
    java.util.List<Double> losses = new java.util.ArrayList<>();
    long start = System.nanoTime();
    State last =
        new TrainLoop(
                run,
                new ThreadFleet(),
                new Journal(workspace, "sft", run.settings()),
                (round, rounds, metrics) -> {
                  System.out.println(
                      round + " " + metrics + " " + (System.nanoTime() - start) / 1e9);
                  losses.add(metrics.get("loss/sft"));
                })
            .run();
    assertThat(last.round()).isEqualTo(2);
    assertThat(losses.get(1)).isLessThan(losses.get(0));
    spark.stop();
  }
}
