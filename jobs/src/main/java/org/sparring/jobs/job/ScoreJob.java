package org.sparring.jobs.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.Binder;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Lease;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.loop.Journal;
import org.sparring.jobs.loop.Run;
import org.sparring.jobs.loop.ScoreRun;
import org.sparring.jobs.recipe.Recipes;

/** Scores the roll-outs that another run has committed. */
public final class ScoreJob implements Job {
  @Override
  public String name() {
    return "score";
  }

  @Override
  public String summary() {
    return "Scores the roll-outs of another run with any rewards.";
  }

  @Override
  public Class<? extends Record> settings() {
    return ScoreSettings.class;
  }

  @Override
  public Binder binder() {
    return Recipes.binder();
  }

  @Override
  public void check(Settings settings) {
    settings
        .bind(ScoreSettings.class, binder())
        .models()
        .forEach(
            (name, each) -> {
              if (each.from().isEmpty() && !each.startsAsLeader()) {
                throw UserException.settings(
                    ("models.%s: score reads models of this workspace, so give `from: RUN`;"
                            + " `sparring import` makes a checkpoint a run")
                        .formatted(name));
              }
            });
  }

  @Override
  public Result run(SparkSession spark, Settings settings) {
    ScoreSettings bound = settings.bind(ScoreSettings.class, binder());
    Workspace workspace =
        Workspace.open(bound.workspace(), spark.sparkContext().hadoopConfiguration());
    Run run = run(workspace, bound);
    if (!bound.models().isEmpty()) {
      new Preflight(spark).require(run);
    }
    List<FileEntry> files =
        Lease.holding(
            workspace,
            bound.run(),
            () ->
                new ScoreRun(run)
                    .score(
                        bound.rollouts(),
                        Fleets.of(spark),
                        new Journal(workspace, bound.run(), TrainJob.hash(settings))));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("run", bound.run());
    for (FileEntry file : files) {
      facts.merge(file.table(), file.rows(), (a, b) -> (long) a + (long) b);
    }
    return Result.done("run `%s` is scored".formatted(bound.rollouts()), facts);
  }

  /** The tokenizer is that of the roll-outs, which only texts that rewards show models need. */
  private static Run run(Workspace workspace, ScoreSettings bound) {
    boolean shows = bound.reward().stream().anyMatch(each -> !each.reward().viewed().isEmpty());
    return new Run(
        bound.run(),
        0,
        1,
        "",
        ScoreRun.recipe(bound.models(), bound.reward()),
        bound.numerics(),
        shows ? TokenizerStore.writing(workspace, bound.rollouts()) : null,
        workspace);
  }
}
