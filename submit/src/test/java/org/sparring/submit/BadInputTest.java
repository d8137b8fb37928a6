package org.sparring.submit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.submit.Command.Ended;

/** What is wrong, told by exit code and message, each in a process. */
class BadInputTest {
  private static final String PAIR =
      "{\"prompt\": \"a b\", \"chosen\": \"c %d\", \"rejected\": \"d\"}%n";

  @TempDir Path folder;

  @BeforeEach
  void writeVocabulary() throws IOException {
    Files.writeString(folder.resolve("words.txt"), "<pad>\n<bos>\n<eos>\n<unk>\na\nb\nc\nd\n");
  }

  private Ended prepare(String rows) throws Exception {
    Files.writeString(folder.resolve("rows.jsonl"), rows);
    return Command.run(
        folder,
        "prepare",
        "--workspace",
        folder.resolve("workspace").toString(),
        "--run",
        "pairs",
        "--tokenizer",
        folder.resolve("words.txt").toString(),
        "--set",
        "sources=[{path: " + folder.resolve("rows.jsonl") + "}]");
  }

  @Test
  void aBrokenBudgetIsFourAndEveryRowHasItsReason() throws Exception {
    String rows = PAIR.formatted(1) + "no json\n{\"prompt\": \"a\n" + PAIR.formatted(2);
    Ended ended = prepare(rows);
    assertThat(ended.code()).as(ended.messages()).isEqualTo(4);
    assertThat(ended.messages())
        .contains("prepare: Dropped 50.00 % of the rows read", "rejects.max_share", "20.00 %")
        .doesNotContain("\tat ");
    assertThat(ended.out()).contains("read=4", "kept=2", "dropped=2");
    assertThat(shown("rejects")).hasSize(2).allMatch(each -> each.contains("not_json"));
    assertThat(shown("preferences")).hasSize(2);
    var status = folder.resolve("workspace/_status/pairs/prepare.json");
    var content = new ObjectMapper().readTree(Files.readString(status));
    assertThat(content.path("code").asInt()).isEqualTo(4);
    assertThat(content.path("retryable").asBoolean()).isFalse();
  }

  private List<String> shown(String table) throws Exception {
    String workspace = folder.resolve("workspace").toString();
    Ended ended = Command.run(folder, "show", table, "--workspace", workspace, "--json");
    assertThat(ended.code()).as(ended.messages()).isZero();
    return ended.out().lines().toList();
  }

  @Test
  void aMissingColumnIsThree() throws Exception {
    Ended ended = prepare("{\"question\": \"a\", \"answer\": \"b\"}\n");
    assertThat(ended.code()).as(ended.messages()).isEqualTo(3);
    assertThat(ended.messages())
        .contains("prepare: ", "rows.jsonl", "question")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("workspace/_status/pairs/prepare.json")).exists();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2|train --workspace W --set streams.main.exampels.run=x|exampels: unknown key; did you"
            + " mean examples?",
        "2|sft --workspace W --rounds 0|rounds: must be at least 1, not '0' (--rounds)",
        "2|train --workspace W --recipe dop|there is no recipe `dop`; the recipes are sft, reward",
        "2|evaluate --workspace W --polcy x|Unknown option: '--polcy'",
        "2|show --workspace W --table metric|there is no table 'metric'; the tables are",
        "2|show --workspace W --table metrics --run none|run: there is no run `none`",
        "3|show --workspace W/elsewhere --table metrics|there is no workspace at",
        "3|report --workspace W/elsewhere|there is no workspace at",
        "2|pipeline --workspace W --set steps=[{\"sfd\":{}}]|there is no job 'sfd'; did you mean"
            + " sft?",
      })
  void wrongUsageIsTwoAndAMissingPlaceIsThree(int code, String line, String message)
      throws Exception {
    Path workspace = folder.resolve("workspace");
    Files.createDirectories(workspace.resolve("_commits"));
    Ended ended = Command.run(folder, line.replace("W", workspace.toString()).split(" ", -1));
    assertThat(ended.code()).as(ended.messages()).isEqualTo(code);
    assertThat(ended.messages()).contains(message).doesNotContain("\tat ");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void aRunThatReadsWhatNobodyPreparedIsThree() throws Exception {
    Ended ended =
        Command.run(
            folder,
            "sft",
            "--workspace",
            folder.resolve("workspace").toString(),
            "--set",
            "models.policy.fresh={width: 16}");
    assertThat(ended.code()).as(ended.messages()).isEqualTo(3);
    assertThat(ended.messages()).contains("run `prepare` of ", "has prepared nothing");
  }
}
