package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Scored;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Tables;
import org.sparring.jobs.recipe.Stream;

/** Reads a shard's committed rollouts with their scores. */
final class ScoredFiles {
  private final Run run;

  ScoredFiles(Run run) {
    this.run = run;
  }

  /** Groups in the order of their keys, with what their credits asked for. */
  List<Answered<Scored>> read(Stream stream, List<FileEntry> files) {
    var scores =
        ScoreCodec.scores(run.workspace().list(Tables.SCORES, of(files, Tables.SCORES.name())));
    Scoring scoring = new Scoring(stream.reward());
    List<Answered<Scored>> groups = new ArrayList<>();
    var rows = run.workspace().list(Tables.ROLLOUTS, of(files, Tables.ROLLOUTS.name()));
    for (Answered<Rollout> group : RolloutCodec.answered(rows)) {
      Group<Rollout> whole = group.whole();
      Group<Scored> scored = scoring.combine(whole, scores.getOrDefault(whole.key(), Map.of()));
      groups.add(Answered.of(scored, group.asked()));
    }
    return groups;
  }

  /** The files of one table. */
  static List<FileEntry> of(List<FileEntry> files, String table) {
    return files.stream().filter(each -> each.table().equals(table)).toList();
  }
}
