package org.sparring.jobs.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.Binder;
import org.sparring.common.config.Registry;
import org.sparring.common.config.Settings;
import org.sparring.common.data.table.EvaluationRow;
import org.sparring.common.workspace.Lease;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.evaluate.BestOf;
import org.sparring.jobs.evaluate.ConfidenceFit;
import org.sparring.jobs.evaluate.FilterFit;
import org.sparring.jobs.evaluate.Measure;
import org.sparring.jobs.loop.Snapshots;
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
    return Binder.of(
        Recipes.registry()
            .and(
                Registry.builder()
                    .part(Measure.class, "best_of", BestOf.class)
                    .part(Measure.class, "filter_fit", FilterFit.class)
                    .part(Measure.class, "confidence_fit", ConfidenceFit.class)
                    .build()));
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
    List<Integer> rounds =
        bound.rounds().stream()
            .map(each -> Snapshots.at(workspace, bound.evaluated(), each).round())
            .toList();
    Map<String, Object> facts =
        Lease.holding(
            workspace,
            bound.run(),
            () -> {
              Evaluation evaluation =
                  new Evaluation(bound, TrainJob.hash(settings), workspace, Fleets.of(spark));
              if (!rounds.isEmpty()) {
                new Preflight(spark).require(evaluation.run(rounds.get(0)));
              }
              return measured(evaluation, rounds);
            });
    return Result.done("evaluated `%s`".formatted(bound.policy()), facts);
  }

  private static Map<String, Object> measured(Evaluation evaluation, List<Integer> rounds) {
    Map<String, Object> facts = new LinkedHashMap<>();
    for (int round : rounds) {
      for (EvaluationRow row : evaluation.of(round)) {
        facts.put(row.name() + "@" + round, shown(row));
      }
    }
    return facts;
  }

  private static String shown(EvaluationRow row) {
    return Double.isNaN(row.low())
        ? String.format(Locale.ROOT, "%.4f (n = %d)", row.value(), row.n())
        : String.format(
            Locale.ROOT, "%.4f [%.4f, %.4f] (n = %d)", row.value(), row.low(), row.high(), row.n());
  }
}
