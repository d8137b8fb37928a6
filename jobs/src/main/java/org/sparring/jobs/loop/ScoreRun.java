package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparring.common.config.UserException;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.credit.None;
import org.sparring.jobs.generate.Given;
import org.sparring.jobs.recipe.Averaging;
import org.sparring.jobs.recipe.Batching;
import org.sparring.jobs.recipe.Examples;
import org.sparring.jobs.recipe.ModelSpec;
import org.sparring.jobs.recipe.Recipe;
import org.sparring.jobs.recipe.RewardTerm;
import org.sparring.jobs.recipe.Stream;
import org.sparring.jobs.start.Fresh;

/** Scores committed roll-outs, one file a shard. */
public final class ScoreRun {
  static final String STREAM = "main";

  private final Run run;

  /**
   * @param run of a recipe that scores; it has a tokenizer where a reward shows models texts
   */
  public ScoreRun(Run run) {
    this.run = run;
  }

  /** A recipe that only scores. */
  public static Recipe recipe(Map<String, ModelSpec> models, List<RewardTerm> reward) {
    Stream stream =
        new Stream(
            1,
            "policy",
            new Examples("", Examples.Kind.PROMPTS, "", 0),
            new Fresh(),
            new Given(),
            reward,
            List.of(),
            new None(),
            List.of(),
            List.of());
    return new Recipe(
        "score",
        "",
        models,
        Map.of(STREAM, stream),
        List.of(),
        new Batching(1, 1),
        Averaging.mean(1, 1),
        List.of());
  }

  /**
   * What is scored and by which models.
   *
   * @param rollouts the roll-outs; the run that wrote them keeps what an opening names
   * @param files files that the opening wrote
   */
  private record Opened(
      SortedMap<String, Snapshot> models, List<FileEntry> rollouts, List<FileEntry> files) {}

  private record ScoredRun(List<FileEntry> files) {}

  /**
   * Scores the roll-outs that a run had when this one opened, whatever that run does later.
   *
   * @param source the run
   * @return files of {@code scores} and {@code rejects}
   * @throws UserException where it has no roll-outs
   */
  public List<FileEntry> score(String source, Fleet fleet, Journal journal) {
    Opened opened =
        journal.once(0, "open", Opened.class, () -> opened(source, fleet), Opened::files);
    return journal
        .once(0, "score", ScoredRun.class, () -> scored(opened, fleet), ScoredRun::files)
        .files();
  }

  private Opened opened(String source, Fleet fleet) {
    List<FileEntry> rollouts = rollouts(source);
    new PromptColumns(run).require(STREAM, rollouts);
    State state = new Openings(run, fleet).open();
    return new Opened(state.models(), rollouts, state.filesOf(run.name()));
  }

  private ScoredRun scored(Opened opened, Fleet fleet) {
    List<FileEntry> files = new ArrayList<>();
    Usable usable = Usable.NOTHING;
    ScoreWork work = new ScoreWork(run, opened.models());
    for (ScoreWork.Done each : fleet.map("score", opened.rollouts(), work)) {
      files.addAll(each.files());
      usable = usable.plus(each.usable());
    }
    Usable.require(run, 0, new TreeMap<>(Map.of(STREAM, usable)));
    return new ScoredRun(files);
  }

  private List<FileEntry> rollouts(String source) {
    Workspace workspace = run.workspace();
    List<FileEntry> rollouts = workspace.files(Tables.ROLLOUTS, source);
    if (rollouts.isEmpty()) {
      throw UserException.input(
          "rollouts: run `%s` of %s has no roll-outs; its runs are %s"
              .formatted(source, workspace.root(), workspace.runs()));
    }
    return rollouts;
  }
}
