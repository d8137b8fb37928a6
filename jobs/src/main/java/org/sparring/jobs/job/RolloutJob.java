package org.sparring.jobs.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.Binder;
import org.sparring.common.config.Settings;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Lease;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.credit.None;
import org.sparring.jobs.loop.Journal;
import org.sparring.jobs.loop.Run;
import org.sparring.jobs.loop.SampleRun;
import org.sparring.jobs.recipe.Averaging;
import org.sparring.jobs.recipe.Batching;
import org.sparring.jobs.recipe.Recipe;
import org.sparring.jobs.recipe.Recipes;
import org.sparring.jobs.recipe.Stream;
import org.sparring.jobs.start.Fresh;

/** Samples every prompt of a split into {@code rollouts}, and scores the samples. */
public final class RolloutJob implements Job {
  private static final String STREAM = "main";

  @Override
  public String name() {
    return "rollout";
  }

  @Override
  public String summary() {
    return "Samples every prompt of a split from a policy, and scores the samples.";
  }

  @Override
  public Class<? extends Record> settings() {
    return RolloutSettings.class;
  }

  @Override
  public Binder binder() {
    return Recipes.binder();
  }

  @Override
  public Result run(SparkSession spark, Settings settings) {
    RolloutSettings bound = settings.bind(RolloutSettings.class, binder());
    Workspace workspace =
        Workspace.open(bound.workspace(), spark.sparkContext().hadoopConfiguration());
    Recipe recipe = recipe(bound);
    String hash = TrainJob.hash(settings);
    Run run =
        new Run(
            bound.run(),
            bound.seed(),
            1,
            hash,
            recipe,
            bound.numerics(),
            PreparedTokenizer.of(workspace, recipe.streams()),
            workspace);
    new Preflight(spark).require(run);
    List<FileEntry> files =
        Lease.holding(workspace, bound.run(), () -> sample(run, Fleets.of(spark)));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("run", bound.run());
    for (FileEntry file : files) {
      facts.merge(file.table(), file.rows(), (a, b) -> (long) a + (long) b);
    }
    return Result.done("run `%s` is sampled".formatted(bound.run()), facts);
  }

  private static List<FileEntry> sample(Run run, Fleet fleet) {
    Map<String, String> notes = TokenizerStore.writes(run.tokenizer());
    Journal journal = new Journal(run.workspace(), run.name(), run.settings(), notes);
    return new SampleRun(run, fleet, journal).sample(0).all();
  }

  private static Recipe recipe(RolloutSettings bound) {
    Stream stream =
        new Stream(
            1,
            "policy",
            bound.examples(),
            new Fresh(),
            bound.generate(),
            bound.reward(),
            List.of(bound.watch()),
            new None(),
            List.of(),
            List.of());
    return new Recipe(
        "rollout",
        "",
        bound.models(),
        Map.of(STREAM, stream),
        List.of(),
        new Batching(1, 1),
        Averaging.mean(bound.shards(), 1),
        List.of());
  }
}
