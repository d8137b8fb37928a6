package org.sparring.jobs.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.Binder;
import org.sparring.common.config.Settings;
import org.sparring.common.data.table.EvaluationRow;
import org.sparring.common.fleet.DriverSite;
import org.sparring.common.model.Architecture.Output;
import org.sparring.common.random.Draw;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.evaluate.HeldoutSummary;
import org.sparring.jobs.evaluate.SampleSummary;
import org.sparring.jobs.evaluate.Summary;
import org.sparring.jobs.loop.Journal;
import org.sparring.jobs.loop.Run;
import org.sparring.jobs.loop.SampleRun;
import org.sparring.jobs.loop.SampleRun.Sampled;
import org.sparring.jobs.loop.Snapshot;
import org.sparring.jobs.loop.Snapshots;
import org.sparring.jobs.recipe.Recipe;
import org.sparring.jobs.recipe.Recipes;

/** Measures a policy or a reward model on held-out data, with intervals. */
public final class EvaluateJob implements Job {
  @Override
  public String name() {
    return "evaluate";
  }

  @Override
  public String summary() {
    return "Measures a policy or a reward model on held-out data, with intervals.";
  }

  @Override
  public Class<? extends Record> settings() {
    return EvaluateSettings.class;
  }

  @Override
  public Binder binder() {
    return Recipes.binder();
  }

  @Override
  public Settings base(Settings given) {
    String policy = given.text("policy").orElse("policy").replaceAll("[^a-z0-9._-]", "-");
    return Settings.empty().set("run", "evaluate-" + policy, "default: from policy");
  }

  @Override
  public Result run(SparkSession spark, Settings settings) {
    EvaluateSettings bound = settings.bind(EvaluateSettings.class, binder());
    Workspace workspace =
        Workspace.open(bound.workspace(), spark.sparkContext().hadoopConfiguration());
    String hash = TrainJob.hash(settings);
    Journal journal = new Journal(workspace, bound.run(), hash);
    Map<String, Object> facts = new LinkedHashMap<>();
    for (int wanted : bound.rounds()) {
      int round = Snapshots.at(workspace, bound.evaluated(), wanted).round();
      for (EvaluationRow row : evaluate(bound, round, hash, workspace, journal, spark)) {
        facts.put(row.name() + "@" + round, shown(row));
      }
    }
    return Result.done("evaluated `%s`".formatted(bound.policy()), facts);
  }

  private record Evaluated(List<EvaluationRow> rows, FileEntry file) {}

  private List<EvaluationRow> evaluate(
      EvaluateSettings bound,
      int round,
      String hash,
      Workspace workspace,
      Journal journal,
      SparkSession spark) {
    Snapshot evaluated =
        Snapshots.find(workspace, "policy", bound.policy() + "@" + round, EvaluationRecipe.POLICY);
    boolean scoring = evaluated.architecture().outputs().contains(Output.SCORE);
    Recipe recipe = new EvaluationRecipe(bound, round, scoring).recipe();
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
    SampleRun samples = new SampleRun(run, Fleets.of(spark), journal);
    Sampled sampled = samples.sample(round);
    return journal
        .once(
            round,
            "evaluate",
            Evaluated.class,
            () -> {
              List<EvaluationRow> rows = rows(bound, round, run, samples, sampled);
              FileEntry file =
                  workspace.write(
                      Tables.EVALUATIONS, run.stage(round, "evaluate"), new DriverSite(), rows);
              return new Evaluated(rows, file);
            },
            done -> List.of(done.file()))
        .rows();
  }

  private static List<EvaluationRow> rows(
      EvaluateSettings bound, int round, Run run, SampleRun samples, Sampled sampled) {
    Draw draw = run.draw("bootstrap").with(round);
    List<Summary> summaries = new ArrayList<>();
    Recipe recipe = run.recipe();
    if (recipe.streams().containsKey(EvaluationRecipe.POLICY)) {
      SampleSummary summary =
          new SampleSummary(
              samples.groups(EvaluationRecipe.POLICY, sampled), EvaluationRecipe.POLICY, draw);
      summaries.addAll(summary.alone());
      if (recipe.streams().containsKey(EvaluationRecipe.BASELINE)) {
        var baseline = samples.groups(EvaluationRecipe.BASELINE, sampled);
        summaries.addAll(summary.against(baseline, EvaluationRecipe.BASELINE));
        bound
            .share()
            .ifPresent(
                share -> summaries.add(summary.share(baseline, share.of(), share.optimum())));
      }
    }
    if (recipe.streams().containsKey(EvaluationRecipe.HELDOUT)) {
      summaries.addAll(
          new HeldoutSummary(draw)
              .of(
                  samples.groups(EvaluationRecipe.HELDOUT, sampled),
                  EvaluationRecipe.POLICY,
                  EvaluationRecipe.BASELINE));
    }
    String trained = Snapshots.recipe(run.workspace(), bound.evaluated()).orElse(bound.evaluated());
    return summaries.stream()
        .map(each -> each.row(bound.evaluated(), round, "all", trained))
        .toList();
  }

  private static String shown(EvaluationRow row) {
    return Double.isNaN(row.low())
        ? String.format(Locale.ROOT, "%.4f (n = %d)", row.value(), row.n())
        : String.format(
            Locale.ROOT, "%.4f [%.4f, %.4f] (n = %d)", row.value(), row.low(), row.high(), row.n());
  }
}
