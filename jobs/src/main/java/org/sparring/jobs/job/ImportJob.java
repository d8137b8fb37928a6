package org.sparring.jobs.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.Settings;
import org.sparring.common.model.Tokenizer;
import org.sparring.common.model.checkpoint.Checkpoints;
import org.sparring.common.model.text.Tokenizers;
import org.sparring.common.workspace.Lease;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.loop.Journal;
import org.sparring.jobs.loop.Run;
import org.sparring.jobs.loop.State;
import org.sparring.jobs.loop.TrainLoop;
import org.sparring.jobs.recipe.Averaging;
import org.sparring.jobs.recipe.Batching;
import org.sparring.jobs.recipe.ModelSpec;
import org.sparring.jobs.recipe.Recipe;

/** Makes a model from outside a run of the workspace, whose state is that of round 0. */
public final class ImportJob implements Job {
  @Override
  public String name() {
    return "import";
  }

  @Override
  public String summary() {
    return "Makes a checkpoint from outside a run of the workspace.";
  }

  @Override
  public Class<? extends Record> settings() {
    return ImportSettings.class;
  }

  @Override
  public List<String> arguments() {
    return List.of("checkpoint");
  }

  @Override
  public Result run(SparkSession spark, Settings settings) {
    ImportSettings bound = settings.bind(ImportSettings.class);
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    Workspace workspace = Workspace.create(bound.workspace(), hadoop);
    Checkpoints.architecture(bound.checkpoint(), hadoop);
    Tokenizer tokenizer = tokenizer(bound, hadoop);
    String hash = TrainJob.hash(settings);
    Run run =
        new Run(bound.run(), 0, 0, hash, recipe(bound), bound.numerics(), tokenizer, workspace);
    Map<String, String> notes =
        Map.of(TokenizerStore.NOTE, TokenizerStore.write(workspace, tokenizer));
    State state = Lease.holding(workspace, bound.run(), () -> open(spark, run, notes));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("run", bound.run());
    facts.put("architecture", state.models().get("policy").architecture());
    return Result.done("`%s` is run `%s`".formatted(bound.checkpoint(), bound.run()), facts);
  }

  private static State open(SparkSession spark, Run run, Map<String, String> notes) {
    Journal journal = new Journal(run.workspace(), run.name(), run.settings(), notes);
    return new TrainLoop(run, Fleets.of(spark), journal, (round, rounds, metrics) -> {}).run();
  }

  /** A recipe that opens one model and trains nothing. */
  private static Recipe recipe(ImportSettings bound) {
    ModelSpec policy = ModelSpec.checkpoint(bound.checkpoint(), bound.positions());
    return new Recipe(
        "import",
        "",
        Map.of("policy", policy),
        Map.of(),
        List.of(),
        new Batching(1, 1),
        Averaging.mean(1, 1),
        List.of());
  }

  private static Tokenizer tokenizer(ImportSettings bound, Configuration hadoop) {
    if (!bound.tokenizer().isEmpty()) {
      return Tokenizers.load(bound.tokenizer(), hadoop);
    }
    String folder =
        bound.checkpoint().endsWith(".bin")
            ? new Path(bound.checkpoint()).getParent().toString()
            : bound.checkpoint();
    return Tokenizers.load(folder, hadoop);
  }
}
