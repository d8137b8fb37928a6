package org.sparring.jobs.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.jobs.LocalSession;
import org.sparring.jobs.Measured;
import org.sparring.jobs.job.Job;
import org.sparring.jobs.job.JobRunner;
import org.sparring.jobs.job.Jobs;
import org.sparring.jobs.job.Result;

/** A file of submit/conf, run over the shared data; its test is skipped where they are absent. */
record RunFile(String name) {
  private static final Path SHARED = Path.of(System.getProperty("sparring.shared"));
  private static final Path FILES = Path.of(System.getProperty("sparring.root"), "submit/conf");

  /** Runs every step, and reads what was measured. */
  Measured run(Path workspace) throws Exception {
    assertThat(result("pipeline", workspace, "$", "").code()).isEqualTo(ExitCode.DONE);
    return Measured.in(workspace.toString());
  }

  /** Runs a preparation over the first rows of each source; 0 for all. */
  Result limited(int rows, Path workspace) throws Exception {
    return result("prepare", workspace, "  - path: (\\S+)", "  - path: $1\n    limit: " + rows);
  }

  private Result result(String job, Path workspace, String pattern, String replacement)
      throws Exception {
    Assumptions.assumeTrue(Files.exists(SHARED.resolve("data")), "without " + SHARED);
    String text =
        Files.readString(FILES.resolve(name))
            .replaceAll(pattern, replacement)
            .replace("../shared/", SHARED + "/");
    Settings given = Settings.parse(text, name).set("workspace", workspace.toString(), "the test");
    Job named = Jobs.named(job);
    return named.run(LocalSession.spark(), JobRunner.effective(named, given));
  }
}
