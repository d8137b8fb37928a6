package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sparring.common.data.Group;
import org.sparring.common.data.Outcome;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;
import org.sparring.common.data.table.RejectRow;
import org.sparring.common.data.table.ScoreRow;
import org.sparring.common.fleet.Site;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.recipe.Stream;

/** Writes the scores of a shard, and what could not be scored to {@code rejects}. */
final class ScoreTables {
  private final Workspace workspace;
  private final StageId stage;
  private final Site site;

  ScoreTables(Workspace workspace, StageId stage, Site site) {
    this.workspace = workspace;
    this.stage = stage;
    this.site = site;
  }

  /** The files that it wrote: none where there is nothing to write. */
  List<FileEntry> write(
      RolloutCodec.Label label,
      Stream stream,
      List<Group<Rollout>> groups,
      List<Map<String, List<Score>>> scores) {
    List<ScoreRow> scored = new ArrayList<>();
    List<RejectRow> rejects = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      String key = groups.get(g).key();
      scored.addAll(ScoreCodec.rows(label, key, scores.get(g), stream));
      rejects.addAll(rejects(label, key, scores.get(g)));
    }
    List<FileEntry> files = new ArrayList<>();
    if (!scored.isEmpty()) {
      files.add(workspace.write(Tables.SCORES, stage, site, scored));
    }
    if (!rejects.isEmpty()) {
      files.add(workspace.write(Tables.REJECTS, stage, site, rejects));
    }
    return files;
  }

  private static List<RejectRow> rejects(
      RolloutCodec.Label label, String key, Map<String, List<Score>> scores) {
    List<RejectRow> rows = new ArrayList<>();
    scores.forEach(
        (reward, each) -> {
          for (int i = 0; i < each.size(); i++) {
            Score score = each.get(i);
            if (score.outcome() != Outcome.OK) {
              String reason = reward + "_" + score.outcome().name().toLowerCase(Locale.ROOT);
              rows.add(
                  new RejectRow(
                      label.source(key),
                      i,
                      "reward",
                      reason,
                      "dropped",
                      key,
                      1,
                      score.detail(),
                      0));
            }
          }
        });
    return rows;
  }
}
