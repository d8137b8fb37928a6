package org.sparring.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;

class JobRunnerTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

  private Result run(FakeJob.Work work, Settings settings) {
    return runner(false).run(new FakeJob(work), settings);
  }

  private JobRunner runner(boolean quiet) {
    return new JobRunner(printer(out), printer(messages), quiet);
  }

  private static PrintStream printer(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String messages() {
    return messages.toString(StandardCharsets.UTF_8);
  }

  private Result throwing(Exception e) {
    return run(
        settings -> {
          throw e;
        },
        Settings.empty());
  }

  @Test
  void aJobIsGivenEveryKeyAndItsFactsArePrinted() {
    Result result =
        run(
            s -> Result.done("fine", Map.of("steps", s.text("steps").orElse("?"))),
            Settings.empty());
    assertThat(result.code()).isEqualTo(ExitCode.DONE);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("steps: 3\n");
    assertThat(messages()).isEqualTo("steps: 3\nfake: fine\n");
  }

  @Test
  void aQuietRunPrintsErrorsOnly() {
    runner(true).run(new FakeJob(s -> Result.done("fine")), Settings.empty());
    assertThat(messages()).isEmpty();
    runner(true).run(new FakeJob(s -> Result.done("fine")), Settings.parse("steps: 0"));
    assertThat(messages()).isEqualTo("fake: steps: must be at least 1, not 0 (settings, line 1)\n");
  }

  @Test
  void aUsersMistakeIsAMessageEvenInsideOtherExceptions() {
    Exception deep = new IOException(new RuntimeException(UserException.input("no such column")));
    assertThat(throwing(deep).code()).isEqualTo(ExitCode.INPUT);
    assertThat(messages()).endsWith("fake: no such column\n").doesNotContain("\tat ");
    assertThat(throwing(UserException.settings("s")).code()).isEqualTo(ExitCode.USAGE);
    assertThat(throwing(new UserException(ExitCode.GATE, "g")).code()).isEqualTo(ExitCode.GATE);
  }

  @Test
  void anythingElseIsABugWithItsStackTrace() {
    assertThat(throwing(new IllegalStateException("broken")).code()).isEqualTo(ExitCode.BUG);
    assertThat(messages()).contains("broken", "\tat ");
    assertThat(throwing(new SocketTimeoutException("slow")).code()).isEqualTo(ExitCode.BUG);
  }

  @Test
  void anInterruptIsNoBug() {
    assertThat(throwing(new InterruptedException()).code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(Thread.interrupted()).isTrue();
    CancellationException cancelled = new CancellationException("stage 'rollout' was interrupted");
    assertThat(throwing(cancelled).code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(messages()).doesNotContain("\tat ");
  }

  @Test
  void theStatusSaysRunningAndThenHowItEnded(@TempDir Path workspace) throws Exception {
    Settings settings = Settings.parse("run: r1").set("workspace", workspace.toString(), "test");
    Path file = workspace.resolve("_status/r1/fake.json");
    run(
        s -> {
          assertThat(read(file).get("state").asText()).isEqualTo("running");
          assertThat(read(file).has("code")).isFalse();
          throw new UserException(ExitCode.GATE, "too many rejects");
        },
        settings);
    assertThat(read(file).get("code").asInt()).isEqualTo(4);
    assertThat(read(file).get("reason").asText()).isEqualTo("too many rejects");
    assertThat(read(file).get("retryable").asBoolean()).isFalse();
    assertThat(Status.of(Status.hadoop(), settings, "fake").orElseThrow().read().code())
        .isEqualTo(ExitCode.GATE);
    try (var beside = Files.list(file.getParent())) {
      assertThat(beside).containsExactly(file);
    }
  }

  @Test
  void whatMayPassIsRetryableAndBadSettingsHaveAStatusToo(@TempDir Path workspace)
      throws Exception {
    Settings settings = Settings.parse("run: r1").set("workspace", workspace.toString(), "test");
    Path file = workspace.resolve("_status/r1/fake.json");
    run(
        s -> {
          throw new IOException("connection reset");
        },
        settings);
    assertThat(read(file).get("retryable").asBoolean()).isTrue();
    run(s -> Result.done("fine"), settings.set("step=1"));
    assertThat(read(file).get("reason").asText()).contains("did you mean steps?");
    assertThat(read(file).get("code").asInt()).isEqualTo(2);
  }

  @Test
  void aWorkspaceThatCannotBeWrittenIsTheUsersToMend(@TempDir Path folder) throws Exception {
    Path taken = Files.writeString(folder.resolve("file"), "");
    Settings settings = Settings.parse("run: r1").set("workspace", taken.toString(), "test");
    assertThat(run(s -> Result.done("fine"), settings).code()).isEqualTo(ExitCode.USAGE);
    assertThat(messages()).contains("workspace: cannot write");
    Settings empty = Settings.parse("{run: r1, workspace: ''}");
    assertThat(run(s -> Result.done("fine"), empty).code()).isEqualTo(ExitCode.USAGE);
    assertThat(messages()).contains("workspace: Can not create a Path");
  }

  @Test
  void anUnknownJobIsAnsweredWithTheNearOnes() {
    assertThat(Jobs.named("doctor").name()).isEqualTo("doctor");
    assertThatThrownBy(() -> Jobs.named("fke", List.of(new FakeJob(s -> Result.done("")))))
        .isInstanceOf(UserException.class)
        .hasMessage("there is no job 'fke'; did you mean fake?");
  }

  private static JsonNode read(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }
}
