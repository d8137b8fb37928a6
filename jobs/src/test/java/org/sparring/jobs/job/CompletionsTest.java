package org.sparring.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.Binder;
import org.sparring.common.config.Settings;
import org.sparring.common.data.table.RolloutRow;
import org.sparring.common.data.table.ScoreRow;
import org.sparring.common.fleet.DriverSite;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Manifest;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.report.ReportWriter;
import org.sparring.jobs.report.Samples;

class CompletionsTest {
  private static final String HOSTILE = "<script>alert('%s')</script>";

  @TempDir Path folder;
  private Workspace workspace;
  private String parent = "";

  @BeforeEach
  void open() {
    workspace = Workspace.create(folder.toString(), new Configuration());
  }

  /** Two prompts with two samples each; the rewards are round + sample. */
  private void round(int round, String sampler) {
    StageId stage = new StageId("run", round, "rollout");
    List<RolloutRow> rollouts = new ArrayList<>();
    List<ScoreRow> scores = new ArrayList<>();
    for (String prompt : List.of("a", "b")) {
      for (int i = 0; i < 2; i++) {
        String text = HOSTILE.formatted(prompt + round + i);
        rollouts.add(rollout(round, prompt, i, text, sampler));
        boolean failed = round == 1 && i == 1;
        scores.add(
            new ScoreRow(
                "run",
                "main",
                round,
                prompt,
                i,
                "gold",
                "",
                failed ? Double.NaN : round + i,
                new float[0],
                0,
                failed ? "timeout" : "ok",
                failed ? "no <answer>" : ""));
      }
    }
    commit(
        stage,
        List.of(
            workspace.write(Tables.ROLLOUTS, stage, new DriverSite(), rollouts),
            workspace.write(Tables.SCORES, stage, new DriverSite(), scores)));
    commit(new StageId("run", round, "round"), List.of());
  }

  private static RolloutRow rollout(
      int round, String prompt, int sample, String text, String sampler) {
    return new RolloutRow(
        "run",
        "main",
        round,
        prompt,
        sample,
        "sample",
        -1,
        -1,
        "tokens",
        new int[] {1},
        new int[] {5},
        List.of(),
        List.of(),
        List.of(),
        new int[] {0},
        new int[] {0},
        "eos",
        text,
        Map.of(sampler, new float[] {-1}),
        Map.of(),
        Map.of("prompt", "prompt & " + prompt),
        round,
        -1);
  }

  private void commit(StageId stage, List<FileEntry> files) {
    Manifest manifest = new Manifest(stage, parent, "", files, Map.of());
    workspace.commit(manifest);
    parent = manifest.digest();
  }

  private List<Samples.Sample> shown(int rounds) {
    return new Completions(workspace, rounds)
        .of("run")
        .map(section -> ((Samples) section).samples())
        .orElse(List.of());
  }

  @Test
  void roundsAreSpreadOverTheRunAndTheFirstPromptIsShown() {
    for (int round = 0; round < 6; round++) {
      round(round, "sampler");
    }
    List<Samples.Sample> samples = shown(3);
    assertThat(samples).extracting(Samples.Sample::prompt).containsOnly("prompt & a").hasSize(3);
    assertThat(samples.stream().flatMap(each -> each.responses().stream()))
        .extracting(Samples.Response::label)
        .containsExactly(
            "round 0, main, sample 0, eos",
            "round 0, main, sample 1, eos",
            "round 2, main, sample 0, eos",
            "round 2, main, sample 1, eos",
            "round 5, main, sample 0, eos",
            "round 5, main, sample 1, eos");
    assertThat(samples.get(1).responses().get(1).scores())
        .singleElement()
        .satisfies(
            fact -> {
              assertThat(fact.name()).isEqualTo("gold");
              assertThat(fact.value()).isEqualTo("3");
            });
    assertThat(shown(0)).isEmpty();
    assertThat(shown(1)).hasSize(1);
    assertThat(shown(100)).hasSize(6);
  }

  @Test
  void givenResponsesAndUnfinishedRoundsAreNoCompletions() {
    round(0, "policy");
    commit(new StageId("run", 1, "rollout"), List.of());
    assertThat(shown(3)).isEmpty();
  }

  @Test
  void thePageEscapesWhatAModelWrites() throws IOException {
    round(0, "sampler");
    round(1, "sampler");
    Settings settings = Settings.parse("workspace: " + workspace.root());
    ReportSettings bound = Binder.plain().bind(settings, ReportSettings.class);
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    new ReportWriter().write(new RunReport(workspace, bound).report(), page);
    assertThat(page.toString(StandardCharsets.UTF_8))
        .contains("Completions of run", "prompt &amp; a", "timeout", "no &lt;answer&gt;")
        .containsPattern("&lt;script&gt;alert\\((&#39;|&#x27;)a00")
        .doesNotContain("<script>alert");
  }
}
