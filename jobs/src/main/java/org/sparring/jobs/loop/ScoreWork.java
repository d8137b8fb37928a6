package org.sparring.jobs.loop;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;
import org.sparring.common.data.table.RolloutRow;
import org.sparring.common.fleet.Site;
import org.sparring.common.fleet.Work;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Tables;
import org.sparring.jobs.recipe.Stream;

/** Scores the groups of one file of {@code rollouts}. */
record ScoreWork(Run run, SortedMap<String, Snapshot> models)
    implements Work<FileEntry, ScoreWork.Done> {

  /** What a shard wrote, and how much of it was scored. */
  record Done(List<FileEntry> files, Usable usable) implements Serializable {}

  @Override
  public Done apply(FileEntry file, Site site) {
    List<RolloutRow> rows = run.workspace().list(Tables.ROLLOUTS, List.of(file));
    if (rows.isEmpty()) {
      return new Done(List.of(), Usable.NOTHING);
    }
    Stream stream = run.recipe().streams().get(ScoreRun.STREAM);
    List<Group<Rollout>> groups;
    List<Map<String, List<Score>>> scores;
    try (Team team = new Team(run, models)) {
      Annotation annotation = new Annotation(team::model, run.numerics().batchTokens());
      groups = annotation.annotate(RolloutCodec.groups(rows), stream.reads());
      scores = scorer(stream, annotation).score(groups);
    }
    Scoring scoring = new Scoring(stream.reward());
    RolloutRow first = rows.get(0);
    var label = new RolloutCodec.Label(run.name(), first.stream(), first.round());
    var stage = run.stage(0, "score");
    return new Done(
        new ScoreTables(run.workspace(), stage, site).write(label, stream, groups, scores),
        Usable.of(scoring.combine(groups, scores), scores));
  }

  private Scorer scorer(Stream stream, Annotation annotation) {
    return stream.viewed().isEmpty()
        ? Scorer.withoutViews(stream.reward(), annotation)
        : new Scorer(stream.reward(), annotation, Derived.encoding(run.tokenizer()));
  }
}
