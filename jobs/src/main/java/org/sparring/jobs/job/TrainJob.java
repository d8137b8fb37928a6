package org.sparring.jobs.job;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sparring.common.config.Binder;
import org.sparring.common.config.Settings;
import org.sparring.common.workspace.Lease;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.loop.Journal;
import org.sparring.jobs.loop.Retention;
import org.sparring.jobs.loop.Run;
import org.sparring.jobs.loop.State;
import org.sparring.jobs.loop.TrainLoop;
import org.sparring.jobs.recipe.Recipe;
import org.sparring.jobs.recipe.Recipes;

/** Trains by a recipe: examples in, committed rounds out. */
public final class TrainJob implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(TrainJob.class);
  private static final int SHOWN = 6;

  private final String name;
  private final String summary;
  private final String recipe;

  /**
   * @param recipe the recipe where the settings name none
   */
  public TrainJob(String name, String summary, String recipe) {
    this.name = name;
    this.summary = summary;
    this.recipe = recipe;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public Class<? extends Record> settings() {
    return TrainSettings.class;
  }

  @Override
  public Binder binder() {
    return Recipes.binder();
  }

  @Override
  public Settings base(Settings given) {
    String chosen = given.text("recipe").orElse(recipe);
    return Recipes.settings(chosen).set("run", Recipes.run(chosen), "default: the recipe's name");
  }

  @Override
  public void check(Settings settings) {
    settings.bind(TrainSettings.class, binder()).plan();
  }

  @Override
  public Result run(SparkSession spark, Settings settings) {
    TrainSettings bound = settings.bind(TrainSettings.class, binder());
    Workspace workspace =
        Workspace.create(bound.workspace(), spark.sparkContext().hadoopConfiguration());
    Run run = run(bound, hash(settings), workspace);
    new Preflight(spark).require(run);
    State last = Lease.holding(workspace, run.name(), () -> train(spark, bound, run));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("run", run.name());
    facts.put("rounds", last.round());
    facts.put("steps", last.steps());
    return Result.done("run `%s` has %d rounds".formatted(run.name(), last.round()), facts);
  }

  private static State train(SparkSession spark, TrainSettings bound, Run run) {
    Map<String, String> notes = TokenizerStore.writes(run.tokenizer());
    Journal journal = new Journal(run.workspace(), run.name(), run.settings(), notes);
    TrainLoop.Listener listener =
        bound
            .keep()
            .<TrainLoop.Listener>map(keep -> new Retention(run, keep, TrainJob::report))
            .orElse(TrainJob::report);
    return new TrainLoop(run, Fleets.of(spark), Fleets.master(spark), journal, listener).run();
  }

  /** The run of these settings; its tokenizer is the one that prepared its examples. */
  public static Run run(TrainSettings bound, String hash, Workspace workspace) {
    Recipe recipe = bound.plan();
    return new Run(
        bound.run(),
        bound.seed(),
        bound.rounds(),
        hash,
        recipe,
        bound.numerics(),
        PreparedTokenizer.of(workspace, recipe.streams()),
        workspace);
  }

  /**
   * The hash of all that a result depends on: neither the run's label nor where and how long it is
   * kept.
   */
  public static String hash(Settings settings) {
    return settings.without("run", "workspace", "paper", "family", "keep", "numerics.mixed").hash();
  }

  private static void report(int round, int rounds, SortedMap<String, Double> metrics) {
    SortedMap<String, String> shown = new TreeMap<>();
    metrics.forEach(
        (name, value) -> {
          boolean telling =
              name.startsWith("loss/")
                  || name.startsWith("rewards/")
                  || name.equals("reward")
                  || name.equals("objective/kl");
          if (telling && shown.size() < SHOWN) {
            shown.put(name, String.format(Locale.ROOT, "%.4g", value));
          }
        });
    LOG.info("round {}/{} {}", round + 1, rounds, shown);
  }
}
