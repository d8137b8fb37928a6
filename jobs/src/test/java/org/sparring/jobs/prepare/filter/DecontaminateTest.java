package org.sparring.jobs.prepare.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.UserException;
import org.sparring.jobs.prepare.StageCalls;

class DecontaminateTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private static Path shared(String name) {
    Path file = Path.of(System.getProperty("sparring.shared"), "data", name);
    Assumptions.assumeTrue(Files.exists(file), "without " + file);
    return file;
  }

  private static List<JsonNode> rows(Path file) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.add(JSON.readTree(line));
      }
    }
    return rows;
  }

  @Test
  void plantedItemsOfThePublicSetsAreFoundAmongPreferences() throws IOException {
    Path gsm = shared("verifiable/gsm8k.test.jsonl.gz");
    Path math = shared("verifiable/math500.jsonl.gz");
    Path code = shared("verifiable/HumanEval.jsonl.gz");
    StageCalls calls = new StageCalls();
    List<JsonNode> clean = rows(shared("hh/harmless-base.test.jsonl.gz"));
    for (JsonNode row : clean) {
      calls.pair("clean", row.get("chosen").asText(), row.get("rejected").asText());
    }
    plant(calls, gsm, "question", 40);
    plant(calls, math, "problem", 40);
    plant(calls, code, "prompt", 40);
    StageCalls.Called called =
        calls.through(
            "{decontaminate: {sets: {gsm8k:"
                + " {path: '%s', format: prompt, columns: {prompt: question}},".formatted(gsm)
                + " math500: {path: '%s', format: prompt, columns: {prompt: problem}},"
                    .formatted(math)
                + " humaneval: {path: '%s', format: prompt}}}}".formatted(code));
    assertThat(called.report().in()).isEqualTo(clean.size() + 120L);
    long planted =
        called.rejects().stream()
            .filter(row -> row.<Long>getAs("position") >= clean.size())
            .count();
    assertThat(planted / 120.0).as("recall").isEqualTo(1);
    assertThat((double) planted / called.report().dropped()).as("precision").isEqualTo(1);
    assertThat(called.finding("rows", "gsm8k").n()).isEqualTo(40);
    assertThat(called.finding("rows", "math500").n()).isEqualTo(40);
    assertThat(called.finding("rows", "humaneval").n()).isEqualTo(40);
    assertThat(called.reasons()).containsOnly("contaminated");
    Row first =
        called.rejects().stream()
            .filter(row -> row.<Long>getAs("position") == clean.size())
            .findFirst()
            .orElseThrow();
    assertThat(first.<String>getAs("detail"))
        .contains("gsm8k", "gsm8k.test.jsonl.gz at 0", "\"janet s ducks lay 16 eggs per day she");
  }

  private static void plant(StageCalls calls, Path set, String column, int count)
      throws IOException {
    List<JsonNode> items = new ArrayList<>(rows(set));
    items.removeIf(item -> Words.of(item.get(column).asText()).size() < 13);
    for (int i = 0; i < count; i++) {
      String text = items.get(i).get(column).asText();
      if (i % 2 == 0) {
        calls.pair("Here is a question. " + text.toUpperCase(Locale.ROOT), "yes " + i, "no");
      } else {
        calls.pair(set + " " + i, "I once read: " + text.replace('\n', ' ') + " Fine.", "no");
      }
    }
  }

  /** MATH500 has items of fewer than thirteen words. */
  @Test
  void shortItemsOfAPublicSetAreFoundAmongPreferences() throws IOException {
    Path math = shared("verifiable/math500.jsonl.gz");
    StageCalls calls = new StageCalls();
    List<JsonNode> clean = rows(shared("hh/harmless-base.test.jsonl.gz"));
    for (JsonNode row : clean) {
      calls.pair("clean", row.get("chosen").asText(), row.get("rejected").asText());
    }
    int alone = 0;
    int inside = 0;
    for (JsonNode item : rows(math)) {
      String text = item.get("problem").asText();
      int words = Words.of(text).size();
      if (words < 13) {
        alone++;
        calls.pair(text.toUpperCase(Locale.ROOT), "yes " + alone, "no");
      }
      if (words >= 8 && words < 13) {
        inside++;
        calls.pair("Inside " + inside, "I once read: " + text + " Then I slept.", "no");
      }
    }
    StageCalls.Called called =
        calls.through(
            "{decontaminate: {sets: {math500: {path: '%s', format: prompt, columns:".formatted(math)
                + " {prompt: problem}}}}}");
    System.out.printf("short items of MATH500: %d alone, %d inside other text%n", alone, inside);
    assertThat(alone).isGreaterThan(20);
    assertThat(inside).isGreaterThan(10);
    long planted =
        called.rejects().stream()
            .filter(row -> row.<Long>getAs("position") >= clean.size())
            .count();
    assertThat((double) planted / (alone + inside)).as("recall").isEqualTo(1);
    assertThat((double) planted / called.report().dropped()).as("precision").isEqualTo(1);
  }

  @Test
  void aSetThatCannotBeReadWholeIsRefused() throws IOException {
    Path set =
        Files.writeString(folder.resolve("set.jsonl"), "{\"prompt\": \"a\"}\n{\"prompt\": \n");
    assertThatThrownBy(
            () ->
                new StageCalls()
                    .pair("p", "a", "b")
                    .through("{decontaminate: {sets: {mine: {path: '" + set + "'}}}}"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("'mine'")
        .hasMessageContaining("set.jsonl at 16");
    assertThatThrownBy(() -> StageCalls.stage("{decontaminate: {sets: {}}}"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("at least one evaluation set");
  }
}
