package org.sparring.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparring.jobs.job.Jobs;

/** Every run file says in its first line how it is run, and its settings are fine. */
class RunFilesTest {
  private static final Path CONF = Path.of("conf");
  private static final String FOLDER = "submit/conf/";

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(CONF)) {
      return files.filter(each -> each.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @Test
  void thereAreRunFilesToStartFrom() throws IOException {
    assertThat(files().map(each -> each.getFileName().toString()))
        .contains(
            "tinystories-ppo.yaml",
            "hh-reward-dpo.yaml",
            "prepare-trl.yaml",
            "train-dpo.yaml",
            "train-ppo.yaml",
            "train-grpo-exact-answer.yaml");
  }

  @ParameterizedTest
  @MethodSource("files")
  void theCommandOfItsFirstLinePassesADryRun(Path file) throws IOException {
    String first = Files.readAllLines(file).get(0);
    assertThat(first).startsWith("# sparring ").contains(FOLDER + file.getFileName());
    String command = first.substring("# sparring ".length()).replace(FOLDER, CONF + "/");
    List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
    arguments.add("--dry-run");
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int code =
        Main.run(
            arguments.toArray(String[]::new),
            Jobs.all(),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(messages, true, StandardCharsets.UTF_8));
    assertThat(code).as(messages.toString(StandardCharsets.UTF_8)).isZero();
  }
}
