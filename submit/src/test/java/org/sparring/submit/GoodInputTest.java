package org.sparring.submit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Models;
import org.sparring.common.model.checkpoint.Checkpoint;
import org.sparring.common.model.checkpoint.Checkpoints;
import org.sparring.common.model.text.Tokenizers;
import org.sparring.common.random.Draw;
import org.sparring.common.workspace.Column;
import org.sparring.common.workspace.Tables;
import org.sparring.datasets.make.DemoData;
import org.sparring.datasets.make.DemoSize;
import org.sparring.datasets.make.Folder;
import org.sparring.submit.Command.Ended;

/** Every job on good input, each in a process: one pipeline runs most of them. */
class GoodInputTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MALFORMED = "{\"prompt\": \"cut sho\n";

  @TempDir static Path folder;
  private static String workspace;
  private static Ended pipeline;

  @BeforeAll
  static void runPipeline() throws Exception {
    Path data = folder.resolve("data");
    new DemoData(new DemoSize(1, 48, 60, 40, 10, false)).write(Folder.at(data));
    Files.writeString(data.resolve("prompts.jsonl"), MALFORMED, StandardOpenOption.APPEND);
    workspace = folder.resolve("workspace").toString();
    String yaml;
    try (var in = GoodInputTest.class.getResourceAsStream("/proof/good.yaml")) {
      yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Path config = folder.resolve("good.yaml");
    Files.writeString(
        config, yaml.replace("DATA", data.toString()).replace("WORKSPACE", workspace));
    pipeline = Command.run(folder, "pipeline", "--config", config.toString());
  }

  @Test
  void aPipelineRunsEveryStep() throws IOException {
    assertThat(pipeline.code()).as(pipeline.messages()).isZero();
    assertThat(pipeline.out()).contains("prepare pairs: ", "train grpo: ", "evaluate ", "report ");
    assertThat(folder.resolve("workspace/report.html")).isNotEmptyFile();
    Path status = folder.resolve("workspace/_status/pipeline/pipeline.json");
    JsonNode content = JSON.readTree(Files.readString(status));
    assertThat(content.path("code").asInt(-1)).isZero();
  }

  @Test
  void aMalformedRowIsARejectWithItsPlaceAndReason() throws Exception {
    List<JsonNode> rejects = show("rejects", "--run", "pairs");
    assertThat(rejects)
        .filteredOn(row -> row.path("reason").asText().equals("not_json"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.path("file").asText()).endsWith("/prompts.jsonl");
              assertThat(row.path("position").asLong())
                  .isEqualTo(Files.size(folder.resolve("data/prompts.jsonl")) - MALFORMED.length());
              assertThat(row.path("outcome").asText()).isEqualTo("dropped");
            });
  }

  @Test
  void showPrintsOneStrictObjectALineAndNothingElse() throws Exception {
    List<JsonNode> rows = show("evaluations", "--run", "evaluate-ppo");
    assertThat(rows).isNotEmpty();
    List<String> columns = Tables.EVALUATIONS.columns().stream().map(Column::name).toList();
    for (JsonNode row : rows) {
      List<String> names = new ArrayList<>();
      row.fieldNames().forEachRemaining(names::add);
      assertThat(names).isEqualTo(columns);
      assertThat(row.path("run").asText()).isEqualTo("ppo");
      assertThat(row.path("value").isNumber() || row.path("value").isNull()).isTrue();
    }
    assertThat(show("metrics", "--limit", "3")).hasSize(3);
    assertThat(show("scores", "--run", "score")).isNotEmpty();
  }

  private static List<JsonNode> show(String table, String... more) throws Exception {
    List<String> line =
        new ArrayList<>(List.of("show", "--workspace", workspace, "--table", table, "--json"));
    line.addAll(List.of(more));
    Ended shown = Command.run(folder, line.toArray(String[]::new));
    assertThat(shown.code()).as(shown.messages()).isZero();
    List<JsonNode> rows = new ArrayList<>();
    for (String each : shown.out().lines().toList()) {
      rows.add(JSON.readTree(each));
    }
    return rows;
  }

  @Test
  void recipesAreListedAndExplained() throws Exception {
    Ended list = Command.run(folder, "recipes", "list", "--json");
    assertThat(list.code()).isZero();
    assertThat(list.out().lines()).allSatisfy(each -> assertThat(JSON.readTree(each)).isNotEmpty());
    Ended explained = Command.run(folder, "recipes", "explain", "grpo");
    assertThat(explained.code()).isZero();
    assertThat(explained.out()).contains("group_relative");
  }

  @Test
  void aCheckpointBecomesARun() throws Exception {
    var tokenizer =
        Tokenizers.load(folder.resolve("data/vocabulary.txt").toString(), new Configuration());
    Architecture shape =
        new Architecture(
            Architecture.Family.GPT2,
            tokenizer.size(),
            16,
            1,
            2,
            2,
            64,
            64,
            true,
            1e-5,
            1e4,
            Set.of(),
            0);
    Path checkpoint = folder.resolve("checkpoint");
    Checkpoints.write(
        checkpoint.toString(),
        new Checkpoint(shape, Models.initial(shape, Draw.seed(1)), tokenizer),
        new Configuration());
    Ended ended =
        Command.run(
            folder,
            "import",
            checkpoint.toString(),
            "--workspace",
            folder.resolve("imported").toString(),
            "--run",
            "base");
    assertThat(ended.code()).as(ended.messages()).isZero();
    assertThat(ended.out()).contains("run: base", "width=16");
  }
}
