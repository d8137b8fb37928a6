package org.sparring.jobs.job;

import java.util.ArrayList;
import java.util.List;
import org.sparring.common.data.table.EvaluationRow;
import org.sparring.common.fleet.DriverSite;
import org.sparring.common.fleet.Fleet;
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

/** Evaluates rounds of one run: samples, scores, summarises, and commits what it found. */
final class Evaluation {
  private static final String STAGE = "evaluate";

  private final EvaluateSettings settings;
  private final String hash;
  private final Workspace workspace;
  private final Fleet fleet;
  private final Journal journal;

  Evaluation(EvaluateSettings settings, String hash, Workspace workspace, Fleet fleet) {
    this.settings = settings;
    this.hash = hash;
    this.workspace = workspace;
    this.fleet = fleet;
    this.journal = new Journal(workspace, settings.run(), hash);
  }

  private record Evaluated(List<EvaluationRow> rows, FileEntry file) {}

  /** What is known of the state that a round committed; a second call reads it back. */
  List<EvaluationRow> of(int round) {
    Run run = run(round);
    SampleRun samples = new SampleRun(run, fleet, journal);
    Sampled sampled = samples.sample(round);
    return journal
        .once(
            round,
            STAGE,
            Evaluated.class,
            () -> {
              List<EvaluationRow> rows = rows(round, run, samples, sampled);
              FileEntry file =
                  workspace.write(
                      Tables.EVALUATIONS, run.stage(round, STAGE), new DriverSite(), rows);
              return new Evaluated(rows, file);
            },
            done -> List.of(done.file()))
        .rows();
  }

  /** What the stages of an evaluation of a round know. */
  Run run(int round) {
    Snapshot evaluated =
        Snapshots.find(
            workspace, "policy", settings.policy() + "@" + round, EvaluationRecipe.POLICY);
    boolean scoring = evaluated.architecture().outputs().contains(Output.SCORE);
    Recipe recipe = new EvaluationRecipe(settings, round, scoring).recipe();
    return new Run(
        settings.run(),
        settings.seed(),
        1,
        hash,
        recipe,
        settings.numerics(),
        PreparedTokenizer.of(workspace, recipe.streams()),
        workspace);
  }

  private List<EvaluationRow> rows(int round, Run run, SampleRun samples, Sampled sampled) {
    Draw draw = run.draw("bootstrap").with(round);
    List<Summary> summaries = new ArrayList<>();
    if (run.recipe().streams().containsKey(EvaluationRecipe.POLICY)) {
      summaries.addAll(ofSamples(run, samples, sampled, draw));
    }
    if (run.recipe().streams().containsKey(EvaluationRecipe.HELDOUT)) {
      summaries.addAll(
          new HeldoutSummary(draw)
              .of(
                  samples.groups(EvaluationRecipe.HELDOUT, sampled),
                  EvaluationRecipe.POLICY,
                  EvaluationRecipe.BASELINE));
    }
    String name = settings.evaluated();
    String trained = Snapshots.recipe(workspace, name).orElse(name);
    return summaries.stream().map(each -> each.row(name, round, "all", trained)).toList();
  }

  private List<Summary> ofSamples(Run run, SampleRun samples, Sampled sampled, Draw draw) {
    var groups = samples.groups(EvaluationRecipe.POLICY, sampled);
    SampleSummary summary = new SampleSummary(groups, EvaluationRecipe.POLICY, draw);
    List<Summary> summaries = new ArrayList<>(summary.alone());
    settings.measures().forEach(each -> summaries.addAll(each.of(groups, draw)));
    if (run.recipe().streams().containsKey(EvaluationRecipe.BASELINE)) {
      var baseline = samples.groups(EvaluationRecipe.BASELINE, sampled);
      summaries.addAll(summary.against(baseline, EvaluationRecipe.BASELINE));
      settings
          .share()
          .ifPresent(share -> summaries.add(summary.share(baseline, share.of(), share.optimum())));
    }
    return summaries;
  }
}
