package org.sparring.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparring.jobs.job.Jobs;

/** Every run file says in its first line how it is run, and its settings are fine. */
class RunFilesTest {
  private static final Path CONF = Path.of("conf");
  private static final String FOLDER = "submit/conf/";
  private static final Pattern SHARED = Pattern.compile("\\.\\./shared/data/([^,}\\s]+)");

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
            "prepare-clean.yaml",
            "prepare-annotators.yaml",
            "prepare-rankings.yaml",
            "prepare-selection.yaml",
            "train-dpo.yaml",
            "train-ppo.yaml",
            "train-grpo-exact-answer.yaml");
  }

  @Test
  void everyPublicFileIsReadByARunFile() throws IOException {
    Path data = Path.of(System.getProperty("sparring.shared"), "data");
    Assumptions.assumeTrue(Files.exists(data), "without " + data);
    List<PathMatcher> named = new ArrayList<>();
    for (Path file : files().toList()) {
      SHARED
          .matcher(Files.readString(file))
          .results()
          .forEach(
              found ->
                  named.add(FileSystems.getDefault().getPathMatcher("glob:" + found.group(1))));
    }
    List<Path> unread = new ArrayList<>();
    for (String folder : List.of("hh", "prefs", "verifiable", "text")) {
      try (Stream<Path> there = Files.list(data.resolve(folder))) {
        there
            .map(data::relativize)
            .filter(each -> named.stream().noneMatch(matcher -> matcher.matches(each)))
            .forEach(unread::add);
      }
    }
    assertThat(unread).isEmpty();
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
