package org.sparring.jobs.optimum;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.sparring.common.config.Settings;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.data.table.ParameterRow;
import org.sparring.common.fleet.DriverSite;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.model.Model;
import org.sparring.common.model.Models;
import org.sparring.common.model.Numerics;
import org.sparring.common.model.text.WordTokenizer;
import org.sparring.common.random.Draw;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Manifest;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.Table;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.datasets.make.task.Task;
import org.sparring.datasets.make.task.TaskRows;
import org.sparring.jobs.job.JobRunner;
import org.sparring.jobs.job.TrainJob;
import org.sparring.jobs.job.TrainSettings;
import org.sparring.jobs.loop.Journal;
import org.sparring.jobs.loop.Run;
import org.sparring.jobs.loop.SampleRun;
import org.sparring.jobs.loop.Snapshot;
import org.sparring.jobs.loop.Snapshots;
import org.sparring.jobs.loop.State;
import org.sparring.jobs.loop.TrainLoop;
import org.sparring.jobs.recipe.Recipe;
import org.sparring.jobs.recipe.Recipes;

/** A workspace with the prepared rows of one task for one seed, and runs in the calling thread. */
final class TaskWorld {
  /** Rankings of four responses, and prompts. */
  static final String RANKINGS = "prepare";

  /** Single responses that the base policy draws. */
  static final String DEMONSTRATIONS = "demonstrations";

  /** Rankings with one response of any tokens each, so that a reward model has seen such. */
  static final String WILD = "wild";

  private static final Numerics NUMERICS = new Numerics(1, 8, 65536);
  private static final int ROWS = 512;
  static final int RANKED = 4;

  private final Workspace workspace;
  private final Task task;
  private final long seed;
  private final WordTokenizer words;

  TaskWorld(Path folder, Task task, long seed) {
    this.workspace = Workspace.create(folder.toString(), new Configuration());
    this.task = task;
    this.seed = seed;
    this.words = WordTokenizer.ofWords(task.words());
    TaskRows rows = new TaskRows(task, words, Draw.seed(seed).with("task"));
    commit(
        RANKINGS,
        write(Tables.PROMPTS, RANKINGS, rows.prompts(ROWS)),
        write(Tables.PREFERENCES, RANKINGS, rows.rankings(ROWS, RANKED)));
    commit(WILD, write(Tables.PREFERENCES, WILD, rows.wildRankings(ROWS, RANKED)));
    commit(DEMONSTRATIONS, write(Tables.PREFERENCES, DEMONSTRATIONS, rows.demonstrations(ROWS)));
  }

  Task task() {
    return task;
  }

  WordTokenizer words() {
    return words;
  }

  /** The settings of a recipe at the size of the task, with others laid over them. */
  Settings settings(String recipe, List<String> more) {
    Settings given =
        Settings.empty()
            .set("workspace", workspace.root(), "test")
            .set("recipe", recipe, "test")
            .set("seed=" + seed)
            .set("numerics={slots: 256, batch_tokens: 65536}");
    Settings full = JobRunner.effective(new TrainJob("train", "", recipe), given);
    return new Fit(task).scaled(full).set(more);
  }

  /** Trains by settings in which everything stands, or goes on with that run. */
  State train(Settings settings) {
    TrainSettings bound = settings.bind(TrainSettings.class, Recipes.binder());
    Run run = run(bound, settings, bound.plan());
    Journal journal = new Journal(workspace, run.name(), run.settings());
    return new TrainLoop(run, new ThreadFleet(), journal, (round, rounds, metrics) -> {}).run();
  }

  /** Samples and scores every prompt by settings that train nothing. */
  List<Group<Scored>> sample(Settings settings, String stream) {
    TrainSettings bound = settings.bind(TrainSettings.class, Recipes.binder());
    Settings recipe =
        settings.without("workspace", "run", "seed", "rounds", "numerics", "family", "keep");
    Run run = run(bound, settings, recipe.bind(Recipe.class, Recipes.binder()));
    Journal journal = new Journal(workspace, run.name(), run.settings());
    SampleRun samples = new SampleRun(run, new ThreadFleet(), journal);
    return samples.groups(stream, samples.sample(0));
  }

  private Run run(TrainSettings bound, Settings settings, Recipe recipe) {
    return new Run(
        bound.run(),
        bound.seed(),
        bound.rounds(),
        TrainJob.hash(settings),
        recipe,
        bound.numerics(),
        words,
        workspace);
  }

  /** A run that others start from; made at its first use. */
  String base(Base base) {
    if (Snapshots.last(workspace, base.run()).isEmpty()) {
      base.before().forEach(this::base);
      train(settings(base.recipe(), base.settings()));
    }
    return base.source();
  }

  /** A model as a run left it in a round; 0 is before any, -1 the last. */
  Model open(String run, String model, int round) {
    return open(Snapshots.at(workspace, run, round).models().get(model));
  }

  private Model open(Snapshot snapshot) {
    Model model = Models.create(snapshot.architecture(), NUMERICS);
    float[] vector = new float[model.layout().size()];
    for (FileEntry file : snapshot.files()) {
      for (ParameterRow row : workspace.list(Tables.PARAMETERS, List.of(file))) {
        System.arraycopy(row.values(), 0, vector, (int) row.offset(), row.values().length);
      }
    }
    model.load(vector);
    return model;
  }

  private <R extends Record> FileEntry write(Table<R> table, String run, List<R> rows) {
    return workspace.write(table, stage(run), new DriverSite(), rows);
  }

  private void commit(String run, FileEntry... files) {
    workspace.commit(new Manifest(stage(run), "", "", Arrays.asList(files), Map.of()));
  }

  private static StageId stage(String run) {
    return new StageId(run, 0, "prepare");
  }
}
