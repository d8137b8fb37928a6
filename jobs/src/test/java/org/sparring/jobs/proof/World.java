package org.sparring.jobs.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.Settings;
import org.sparring.common.data.table.MetricRow;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.model.AveragingMaster;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.datasets.make.DemoData;
import org.sparring.datasets.make.DemoSize;
import org.sparring.datasets.make.Folder;
import org.sparring.jobs.job.Job;
import org.sparring.jobs.job.JobRunner;
import org.sparring.jobs.job.PrepareJob;
import org.sparring.jobs.job.TrainJob;
import org.sparring.jobs.job.TrainSettings;
import org.sparring.jobs.loop.Journal;
import org.sparring.jobs.loop.Run;
import org.sparring.jobs.loop.State;
import org.sparring.jobs.loop.TrainLoop;
import org.sparring.jobs.recipe.Recipes;

/**
 * A workspace with little data, and tiny runs of every kind on it.
 *
 * @param data the input files
 * @param folder the workspace
 */
record World(Path data, Path folder) {
  private static final String FRESH = "fresh: {width: 16, layers: 1, heads: 2, positions: 64}";

  private static final String COMMON =
      """
      rounds: 2
      batching: {groups_per_step: 2, epochs: %d}
      averaging: {workers: 4, local_steps: 2, outer: %s}
      learners: [%s]
      """;

  private static final String LEARNER =
      "{model: %s, optimiser: {adamw: {learning_rate: 0.01, clip_norm: 1.0}}}";

  private static final String REWARD =
      """
      recipe: reward
      run: reward
      models: {reward: {%s, outputs: [score]}}
      streams: {main: {examples: {run: pairs}}}
      """;

  private static final String DPO =
      """
      recipe: dpo
      run: dpo
      models: {policy: {%s}}
      streams: {main: {examples: {run: pairs}}}
      """;

  private static final String PPO =
      """
      recipe: ppo
      run: ppo
      models:
        policy: {%s}
        critic: {%s, outputs: [value]}
        reward: {from: reward}
        reference: {follow: {org.sparring.jobs.proof.Watched: {leader: policy}}}
      streams:
        main:
          examples: {run: prompts}
          generate: {samples: {samples: 2, max_new: 8}}
          reward: [{model: {}}, {org.sparring.jobs.proof.Patchy: {name: patchy}}]
          adjust: [drop_equal, {kl_in_reward: {beta: 0.05}}]
          normalise: [whiten]
      """;

  /** Writes the data; the workspace is empty. */
  static World make(Path data, Path folder) {
    try {
      new DemoData(new DemoSize(1, 120, 300, 120, 20, false)).write(Folder.at(data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new World(data, folder);
  }

  /** The same data, and nothing made of them. */
  World empty(Path elsewhere) {
    return new World(data, elsewhere);
  }

  /** Prepares the data and trains the reward model. */
  World prepared(SparkSession spark) {
    prepare(spark, "prompts", "prompts.jsonl");
    prepare(spark, "pairs", "preferences.jsonl");
    train("reward", new ThreadFleet());
    return this;
  }

  private void prepare(SparkSession spark, String run, String file) {
    Job job = new PrepareJob();
    Settings given =
        Settings.parse(
            """
            run: %s
            workspace: %s
            template: plain
            tokenizer: %s/vocabulary.txt
            sources: [{path: %s/%s, split: train}]
            """
                .formatted(run, workspace().root(), data, data, file));
    try {
      job.run(spark, JobRunner.effective(job, given));
    } catch (Exception e) {
      throw new IllegalStateException("prepare failed", e);
    }
  }

  Workspace workspace() {
    return Workspace.create(folder.toString(), new Configuration());
  }

  static Settings settings(String run) {
    Settings settings =
        switch (run) {
          case "reward" -> settings(REWARD.formatted(FRESH), 1, "mean", "reward");
          case "dpo" -> settings(DPO.formatted(FRESH), 1, "mean", "policy");
          default -> settings(PPO.formatted(FRESH, FRESH), 2, "nesterov", "policy", "critic");
        };
    return settings.set("rounds=" + (run.equals("reward") ? 1 : 2));
  }

  private static Settings settings(String own, int epochs, String outer, String... learners) {
    String all = String.join(", ", Stream.of(learners).map(LEARNER::formatted).toList());
    return Settings.parse(COMMON.formatted(epochs, outer, all)).with(Settings.parse(own));
  }

  State train(String run, Fleet fleet) {
    return train(settings(run), fleet);
  }

  /** Runs or goes on with a run. */
  State train(Settings given, Fleet fleet) {
    return train(run(given), fleet, (round, rounds, metrics) -> {});
  }

  State train(Settings given, Fleet fleet, AveragingMaster master) {
    Run run = run(given);
    Journal journal = new Journal(run.workspace(), run.name(), run.settings());
    return new TrainLoop(run, fleet, master, journal, (round, rounds, metrics) -> {}).run();
  }

  static State train(Run run, Fleet fleet, TrainLoop.Listener listener) {
    Journal journal = new Journal(run.workspace(), run.name(), run.settings());
    return new TrainLoop(run, fleet, journal, listener).run();
  }

  Run run(Settings given) {
    Settings settings =
        JobRunner.effective(
            new TrainJob("train", "", "dpo"), given.set("workspace", workspace().root(), "test"));
    TrainSettings bound = settings.bind(TrainSettings.class, Recipes.binder());
    return TrainJob.run(bound, TrainJob.hash(settings), workspace());
  }

  /** The same workspace elsewhere. */
  World copy(Path to) {
    World world = new World(data, to);
    List<Path> sources = files();
    try {
      for (Path source : sources) {
        Path target = world.disk().resolve(disk().relativize(source).toString());
        Files.createDirectories(target.getParent());
        Files.copy(source, target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return world;
  }

  /** Where the files are, be they a bucket's or not. */
  Path disk() {
    return Path.of(folder.toString().replaceFirst("^bucket:", ""));
  }

  /** Every file, sorted. */
  List<Path> files() {
    try (Stream<Path> walk = Files.walk(disk())) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Parquet files on disk that no manifest names, and what shards have left. */
  List<Path> strays() {
    Workspace workspace = workspace();
    Set<String> named =
        workspace.runs().stream()
            .flatMap(run -> Tables.all().stream().flatMap(t -> workspace.files(t, run).stream()))
            .map(FileEntry::path)
            .collect(Collectors.toSet());
    return files().stream()
        .filter(each -> each.toString().matches(".*(\\.parquet|_shards/.*)"))
        .filter(each -> !named.contains(disk().relativize(each).toString()))
        .toList();
  }

  /** Files of a table that a run holds on disk, named by a manifest or not. */
  List<Path> files(String table, String run) {
    Path of = disk().resolve(table).resolve(run);
    return files().stream().filter(each -> each.startsWith(of)).toList();
  }

  /** The metrics of a round of a run, by name. */
  Map<String, Double> metrics(String run, int round) {
    Map<String, Double> metrics = new TreeMap<>();
    for (MetricRow row : workspace().list(Tables.METRICS, workspace().files(Tables.METRICS, run))) {
      if (row.round() == round) {
        metrics.put(row.name(), row.value());
      }
    }
    return metrics;
  }
}
