package org.sparring.jobs.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.EvaluationRow;
import org.sparring.common.data.table.MetricRow;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.datasets.make.DemoData;
import org.sparring.jobs.loop.Journal;
import org.sparring.jobs.loop.Snapshots;
import org.sparring.jobs.recipe.Recipes;
import org.sparring.jobs.study.Measured;
import org.sparring.jobs.study.Measured.Figure;
import org.sparring.jobs.study.StudyPage;
import org.sparring.jobs.study.StudyPlan;

/**
 * Measures recipes on the demo's language by one rule. What is committed is not repeated, so a
 * study that was stopped goes on by the same command; the page is written anew after every recipe.
 */
public final class StudyJob implements Job {
  @Override
  public String name() {
    return "study";
  }

  @Override
  public String summary() {
    return "Measures every recipe on the demo's language: study recipes.";
  }

  @Override
  public Class<? extends Record> settings() {
    return StudySettings.class;
  }

  @Override
  public List<String> arguments() {
    return List.of("study");
  }

  @Override
  public void check(Settings settings) {
    settings.bind(StudySettings.class).recipes().forEach(StudyPlan::of);
  }

  @Override
  public Result run(SparkSession spark, Settings settings) throws Exception {
    StudySettings bound = settings.bind(StudySettings.class);
    Workspace workspace =
        Workspace.create(bound.workspace(), spark.sparkContext().hadoopConfiguration());
    new DemoData(bound.data()).write(new InputFolder(workspace));
    List<String> asked = bound.recipes().isEmpty() ? Recipes.NAMES : bound.recipes();
    List<StudyPlan> plans = asked.stream().map(StudyPlan::of).toList();
    Result bases = PipelineJob.run(spark, pipeline("study", bound, workspace));
    if (bases.code() == ExitCode.DONE && plans.stream().anyMatch(StudyPlan::needsMore)) {
      bases = PipelineJob.run(spark, pipeline("study-judges", bound, workspace));
    }
    return bases.code() == ExitCode.DONE ? new Study(spark, bound, workspace).run(plans) : bases;
  }

  private static PipelineSettings pipeline(String name, StudySettings bound, Workspace workspace) {
    return new Bundled(name)
        .with(
            Map.of(
                "workspace", workspace.root(),
                "seed", bound.seed(),
                "imitation", bound.imitation(),
                "rounds", bound.rounds()))
        .bind(PipelineSettings.class);
  }

  /** A study on a workspace that has what recipes start from. */
  private record Study(SparkSession spark, StudySettings bound, Workspace workspace) {
    private static final String MEASURED = "measured";

    Result run(List<StudyPlan> plans) throws IOException {
      List<Measured> measured = new ArrayList<>();
      for (StudyPlan plan : plans) {
        measured.add(measure(plan));
        write(measured);
      }
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("page", bound.page());
      return Result.done("%d recipes are measured".formatted(measured.size()), facts);
    }

    private void write(List<Measured> measured) throws IOException {
      List<String> known = measured.stream().map(Measured::recipe).toList();
      List<String> missing = Recipes.NAMES.stream().filter(each -> !known.contains(each)).toList();
      StudyPage page = new StudyPage(bound.commit(), bound.seed(), bound.rounds());
      Files.writeString(Path.of(bound.page()), page.of(measured, missing));
    }

    private Measured measure(StudyPlan plan) {
      String name = plan.recipe().recipe();
      TrainJob job = new TrainJob("train", "", name);
      Settings settings = plan.settings(JobRunner.effective(job, given()), bound.rounds());
      String hash = TrainJob.hash(settings);
      String run = run(plan, hash);
      return new Journal(workspace, journal(run), hash)
          .once(
              0,
              MEASURED,
              Measured.class,
              () ->
                  plan.trains()
                      ? trained(plan, job, settings.set("run", run, "study"))
                      : Measured.none(name, hash, 0, "it trains nothing"),
              none -> List.of());
    }

    /**
     * The recipe's run; where other settings have it, as before a change of the recipe, another.
     */
    private String run(StudyPlan plan, String hash) {
      String run = plan.run();
      for (int again = 2; taken(run, hash); again++) {
        run = plan.run() + "-" + again;
      }
      return run;
    }

    private boolean taken(String run, String hash) {
      return Journal.result(workspace, journal(run), 0, MEASURED, Measured.class)
          .map(each -> !each.settings().equals(hash))
          .orElseGet(
              () ->
                  workspace.manifests(run).stream()
                      .anyMatch(each -> !each.settings().equals(hash)));
    }

    private String journal(String run) {
      return bound.run() + "-" + run;
    }

    private Settings given() {
      return Settings.empty()
          .set("workspace", workspace.root(), "study")
          .set("seed=" + bound.seed());
    }

    /** A recipe whose run cannot begin or does not end well is measured too: by the reason. */
    private Measured trained(StudyPlan plan, TrainJob job, Settings settings) {
      String name = plan.recipe().recipe();
      String hash = TrainJob.hash(settings);
      long start = System.nanoTime();
      try {
        job.check(settings);
        job.run(spark, settings);
        double seconds = (System.nanoTime() - start) / 1e9;
        String run = settings.text("run").orElseThrow();
        List<Figure> figures = plan.judges() ? told(run) : figures(plan, run);
        return new Measured(name, hash, seconds, figures, "");
      } catch (UserException e) {
        return Measured.none(name, hash, (System.nanoTime() - start) / 1e9, e.getMessage());
      }
    }

    /** What a judge told right in its last round. */
    private List<Figure> told(String run) {
      int last = Snapshots.at(workspace, run, -1).round() - 1;
      return workspace.list(Tables.METRICS, workspace.files(Tables.METRICS, run)).stream()
          .filter(row -> row.round() == last && Measured.tells(row.name()))
          .sorted(Comparator.comparing(MetricRow::name))
          .map(row -> Figure.alone(Measured.TOLD + row.name(), row.value()))
          .toList();
    }

    private List<Figure> figures(StudyPlan plan, String run) {
      Settings how =
          plan.writes()
              ? new Bundled("study-policy").with(Map.of())
              : Settings.empty().set("heldout={run: preferences, split: test}");
      EvaluateJob job = new EvaluateJob();
      Settings settings =
          JobRunner.effective(
              job,
              given()
                  .with(how)
                  .set("run=" + run + "-evaluate")
                  .set("policy=" + run + "/" + plan.evaluated()));
      EvaluateSettings evaluated = settings.bind(EvaluateSettings.class, job.binder());
      Evaluation evaluation =
          new Evaluation(evaluated, TrainJob.hash(settings), workspace, Fleets.of(spark));
      int round = Snapshots.at(workspace, evaluated.evaluated(), -1).round();
      List<Figure> figures = new ArrayList<>();
      for (EvaluationRow row : evaluation.of(round)) {
        figures.add(new Figure(row.name(), row.value(), row.low(), row.high()));
      }
      return figures;
    }
  }
}
