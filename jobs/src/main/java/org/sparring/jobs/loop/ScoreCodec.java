package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sparring.common.data.Outcome;
import org.sparring.common.data.Score;
import org.sparring.common.data.table.ScoreRow;
import org.sparring.jobs.recipe.RewardTerm;
import org.sparring.jobs.recipe.Stream;

/** Scores of a group as rows of {@code scores}, and back. */
final class ScoreCodec {
  private ScoreCodec() {}

  /** Rows in the order of the table's key. */
  static List<ScoreRow> rows(
      RolloutCodec.Label label, String key, Map<String, List<Score>> scores, Stream stream) {
    Map<String, String> versions = new HashMap<>();
    for (RewardTerm term : stream.reward()) {
      versions.put(term.name(), term.reward().toString());
    }
    List<ScoreRow> rows = new ArrayList<>();
    int members = scores.values().stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < members; i++) {
      for (Map.Entry<String, List<Score>> each : new TreeMap<>(scores).entrySet()) {
        Score score = each.getValue().get(i);
        rows.add(
            new ScoreRow(
                label.run(),
                label.stream(),
                label.round(),
                key,
                i,
                each.getKey(),
                versions.getOrDefault(each.getKey(), ""),
                score.value(),
                floats(score.tokens()),
                score.spread(),
                score.outcome().name().toLowerCase(Locale.ROOT),
                score.detail()));
      }
    }
    return rows;
  }

  /** Scores by prompt and reward; members in sample order. */
  static Map<String, Map<String, List<Score>>> scores(Iterable<ScoreRow> rows) {
    Map<String, Map<String, List<Score>>> scores = new HashMap<>();
    for (ScoreRow row : rows) {
      scores
          .computeIfAbsent(row.prompt(), each -> new TreeMap<>())
          .computeIfAbsent(row.reward(), each -> new ArrayList<>())
          .add(score(row));
    }
    return scores;
  }

  private static Score score(ScoreRow row) {
    double[] tokens = new double[row.tokens().length];
    for (int t = 0; t < tokens.length; t++) {
      tokens[t] = row.tokens()[t];
    }
    Outcome outcome = Outcome.valueOf(row.outcome().toUpperCase(Locale.ROOT));
    return new Score(row.value(), tokens, row.spread(), outcome, row.detail());
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int t = 0; t < floats.length; t++) {
      floats[t] = (float) numbers[t];
    }
    return floats;
  }
}
