package org.sparring.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.LocalSession;
import org.sparring.jobs.loop.Journal;
import org.sparring.jobs.study.Measured;
import org.sparring.jobs.study.Measured.Figure;

class StudyJobTest {
  private static final StudyJob JOB = new StudyJob();

  @TempDir Path folder;

  private Settings settings(String recipes) {
    return JobRunner.effective(
        JOB,
        Settings.parse(
            """
            workspace: %s/workspace
            page: %s/study.md
            commit: abc
            recipes: %s
            rounds: 1
            imitation: 1
            data: {prompts: 300, demonstrations: 700, pairs: 1100, heldout_pairs: 20}
            """
                .formatted(folder, folder, recipes)));
  }

  /** A second start measures what is new alone: the seconds of the first stand. */
  @Test
  void goesOnWhereItStopped() throws Exception {
    JOB.run(LocalSession.spark(), settings("[dpo]"));
    String first = Files.readString(folder.resolve("study.md"));
    assertThat(first)
        .containsPattern("\\| \\[dpo\\]\\(dpo.md\\) \\| 0\\.\\d{3} \\[0\\.\\d{3}, 0\\.\\d{3}\\]")
        .contains("- `best-of-n`");
    JOB.run(LocalSession.spark(), settings("[dpo, best-of-n]"));
    String second = Files.readString(folder.resolve("study.md"));
    assertThat(row(second, "dpo")).isEqualTo(row(first, "dpo"));
    assertThat(second).contains("- [best-of-n](best-of-n.md): it trains nothing");
  }

  @Test
  void whatOtherSettingsMeasuredIsMeasuredAnew() throws Exception {
    Workspace workspace = Workspace.create(folder + "/workspace", new Configuration());
    Measured other =
        new Measured("dpo", "other", 1, List.of(new Figure("win_rate/gold", 0.123, 0, 1)), "");
    new Journal(workspace, "study-study-dpo", "other")
        .once(0, "measured", Measured.class, () -> other, none -> List.of());
    JOB.run(LocalSession.spark(), settings("[dpo]"));
    assertThat(row(Files.readString(folder.resolve("study.md")), "dpo")).doesNotContain("0.123");
    assertThat(workspace.runs()).contains("study-dpo-2");
  }

  private static String row(String page, String name) {
    return page.lines()
        .filter(each -> each.startsWith("| [" + name + "]"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void recipesThatDoNotExistAreRefusedBeforeTheFirstIsMeasured() {
    assertThatThrownBy(() -> JOB.check(settings("[dpo, dqo]")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("dqo");
  }
}
