package org.sparring.jobs.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sparring.common.data.table.RolloutRow;
import org.sparring.common.data.table.ScoreRow;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.report.Fact;
import org.sparring.jobs.report.Numerals;
import org.sparring.jobs.report.Samples;
import org.sparring.jobs.report.Section;

/** Texts of evaluations side by side: the first prompts by key, the first sample of each. */
final class ReportSamples {
  private final Workspace workspace;
  private final ReportSettings settings;

  ReportSamples(Workspace workspace, ReportSettings settings) {
    this.workspace = workspace;
    this.settings = settings;
  }

  List<Section> sections() {
    Map<String, List<Samples.Response>> responses = new TreeMap<>();
    Map<String, String> prompts = new LinkedHashMap<>();
    for (String evaluation : settings.samples()) {
      Map<String, List<Fact>> scores = scores(evaluation);
      first(evaluation)
          .forEach(
              (key, row) -> {
                prompts.putIfAbsent(row.prompt(), row.facts().getOrDefault("prompt", ""));
                String label =
                    evaluation.replaceFirst("^evaluate-", "") + " (" + row.stream() + ")";
                responses
                    .computeIfAbsent(row.prompt(), each -> new ArrayList<>())
                    .add(
                        new Samples.Response(
                            label, row.text(), scores.getOrDefault(key, List.of())));
              });
    }
    List<Samples.Sample> samples = new ArrayList<>();
    responses.entrySet().stream()
        .limit(settings.prompts())
        .forEach(
            each -> samples.add(new Samples.Sample(prompts.get(each.getKey()), each.getValue())));
    return samples.isEmpty()
        ? List.of()
        : List.of(
            new Samples(
                "Samples",
                "The first prompts by key, the first sample of each; nothing was chosen.",
                samples));
  }

  /** The first sample of each prompt in the last round of an evaluation. */
  private Map<String, RolloutRow> first(String evaluation) {
    Map<String, RolloutRow> first = new LinkedHashMap<>();
    int last = workspace.lastRound(evaluation, "evaluate").orElse(0);
    for (RolloutRow row :
        workspace.list(Tables.ROLLOUTS, workspace.files(Tables.ROLLOUTS, evaluation))) {
      if (row.sample() == 0 && row.round() == last && !row.stream().equals("heldout")) {
        first.putIfAbsent(key(row.stream(), row.prompt(), row.round()), row);
      }
    }
    return first;
  }

  private Map<String, List<Fact>> scores(String evaluation) {
    Map<String, List<Fact>> scores = new TreeMap<>();
    for (ScoreRow row : workspace.list(Tables.SCORES, workspace.files(Tables.SCORES, evaluation))) {
      if (row.sample() == 0) {
        scores
            .computeIfAbsent(
                key(row.stream(), row.prompt(), row.round()), each -> new ArrayList<>())
            .add(new Fact(row.reward(), Numerals.of(row.value())));
      }
    }
    return scores;
  }

  private static String key(String stream, String prompt, int round) {
    return stream + " " + round + " " + prompt;
  }
}
