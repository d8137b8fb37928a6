package org.sparring.datasets.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.UserException;

class DemoDataTest {
  private static Map<String, String> files(DemoSize settings) throws IOException {
    Map<String, ByteArrayOutputStream> streams = new TreeMap<>();
    new DemoData(settings)
        .write(file -> streams.computeIfAbsent(file, f -> new ByteArrayOutputStream()));
    Map<String, String> files = new TreeMap<>();
    streams.forEach((file, stream) -> files.put(file, stream.toString(StandardCharsets.UTF_8)));
    return files;
  }

  private static List<JsonNode> rows(String file) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : file.lines().toList()) {
      rows.add(new ObjectMapper().readTree(line));
    }
    return rows;
  }

  private static Set<String> prompts(String file) throws IOException {
    Set<String> prompts = new HashSet<>();
    rows(file).forEach(row -> prompts.add(row.get("prompt").asText()));
    return prompts;
  }

  @Test
  void heldOutPromptsNeverOccurInTrainingFiles() throws IOException {
    Map<String, String> files = files(DemoSize.seed(1));
    Set<String> heldout = prompts(files.get(DemoData.HELDOUT_PROMPTS));
    Set<String> train = prompts(files.get(DemoData.PROMPTS));
    assertThat(heldout).hasSizeGreaterThanOrEqualTo(400).doesNotContainAnyElementsOf(train);
    assertThat(train).hasSizeGreaterThanOrEqualTo(1000);
    assertThat(train).containsAll(prompts(files.get(DemoData.DEMONSTRATIONS)));
    assertThat(train).containsAll(prompts(files.get(DemoData.PREFERENCES)));
    assertThat(train).containsAll(prompts(files.get(DemoData.MISTAKES)));
    assertThat(heldout).containsAll(prompts(files.get(DemoData.HELDOUT_DEMONSTRATIONS)));
    assertThat(heldout).containsAll(prompts(files.get(DemoData.HELDOUT_PREFERENCES)));
  }

  @Test
  void rowsAreAsManyAndAsShapedAsAskedFor() throws IOException {
    Map<String, String> files = files(new DemoSize(2, 80, 100, 50, 20, false));
    assertThat(files).hasSize(8);
    assertThat(rows(files.get(DemoData.PROMPTS))).hasSize(60);
    assertThat(rows(files.get(DemoData.DEMONSTRATIONS)))
        .hasSize(100)
        .allMatch(row -> GoldSummary.grammatical(row.get("completion").asText()));
    List<JsonNode> preferences = rows(files.get(DemoData.PREFERENCES));
    assertThat(preferences).hasSize(150);
    for (JsonNode row : preferences) {
      List<String> names = new ArrayList<>();
      row.fieldNames().forEachRemaining(names::add);
      assertThat(names).containsExactly("prompt", "chosen", "rejected", "annotator", "pair");
      assertThat(row.get("chosen")).isNotEqualTo(row.get("rejected"));
    }
    assertThat(rows(files.get(DemoData.HELDOUT_PREFERENCES))).hasSize(60);
    assertThat(rows(files.get(DemoData.MISTAKES)))
        .hasSize(50)
        .allMatch(row -> row.at("/responses/0/spans").isArray());
    assertThat(files.get(DemoData.VOCABULARY).lines().toList()).isEqualTo(DemoData.vocabulary());
  }

  @Test
  void theSeedDecidesEveryByteAndTheControlChangesTrainingLabelsOnly(@TempDir Path folder)
      throws IOException {
    DemoSize settings = new DemoSize(3, 200, 300, 200, 50, false);
    Map<String, String> files = files(settings);
    new DemoData(settings).write(Folder.at(folder.resolve("demo")));
    for (Map.Entry<String, String> file : files.entrySet()) {
      assertThat(folder.resolve("demo").resolve(file.getKey())).hasContent(file.getValue());
      assertThat(Files.readAllBytes(folder.resolve("demo").resolve(file.getKey())))
          .isEqualTo(file.getValue().getBytes(StandardCharsets.UTF_8));
    }
    Map<String, String> control = files(settings.control());
    for (Map.Entry<String, String> file : files.entrySet()) {
      boolean same = control.get(file.getKey()).equals(file.getValue());
      assertThat(same).as(file.getKey()).isEqualTo(!file.getKey().equals(DemoData.PREFERENCES));
    }
    assertThat(files(new DemoSize(4, 200, 300, 200, 50, false)).get(DemoData.PROMPTS))
        .isNotEqualTo(files.get(DemoData.PROMPTS));
  }

  @Test
  void morePromptsThanThereAreIsTheUsersMistake() {
    assertThatThrownBy(() -> new DemoData(new DemoSize(1, 5761, 1, 1, 1, false)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("5760");
  }
}
