package org.sparring.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.ExitCode;
import org.sparring.common.data.table.PromptRow;
import org.sparring.common.data.table.RejectRow;
import org.sparring.common.workspace.Tables;

/** Stages that read other files, and settings of one stage that another follows. */
class PrepareConsultedTest extends PrepareTesting {
  private static final String SET = "{\"prompt\": \"a b c %s a b c d a b c d a b c d\"}\n";

  @Test
  void anEvaluationSetWithOtherContentMakesAnotherRun() throws IOException {
    String file =
        write(
            "pairs.jsonl",
            pair("x a b c d a b c d a b c d a b c d y", "b", "c"),
            pair("b", "b", "c"));
    Path set = Files.writeString(folder.resolve("set.jsonl"), SET.formatted("d"));
    String yaml =
        """
        sources: [{path: %s}]
        rejects: {max_share: 0.5}
        stages: [normalise, decontaminate: {sets: {mine: {path: %s}}}, split, tokenise, prompts]
        """
            .formatted(file, set);
    assertThat(job("clean", yaml).code()).isEqualTo(ExitCode.DONE);
    assertThat(rows(Tables.REJECTS, "clean"))
        .extracting(RejectRow::reason)
        .containsExactly("contaminated");
    assertThat(job("clean", yaml).code()).as("the same again").isEqualTo(ExitCode.DONE);
    Files.writeString(set, SET.formatted("e"));
    Result changed = job("clean", yaml);
    assertThat(changed.code()).isEqualTo(ExitCode.USAGE);
    assertThat(changed.reason()).contains("`clean`", "give it another name");
  }

  @Test
  void promptsAreCutAtTheSideThatTokeniseNamesAndTheLedgerHasTheTokens() throws IOException {
    String alone = write("prompts.jsonl", "{'prompt': 'a b c d'}");
    String pairs = write("pairs.jsonl", pair("d c b a", "a", "b"));
    String yaml =
        """
        sources: [{path: %s}, {path: %s}]
        max_tokens: 5
        max_prompt_tokens: 3
        stages: [normalise, split, tokenise: {prompt: right}, prompts]
        """;
    assertThat(job("right", yaml.formatted(alone, pairs)).code()).isEqualTo(ExitCode.DONE);
    assertThat(rows(Tables.PROMPTS, "right"))
        .extracting(PromptRow::ids)
        .containsExactlyInAnyOrder(new int[] {1, 4, 5}, new int[] {1, 7, 6});
    assertThat(rows(Tables.PREFERENCES, "right"))
        .singleElement()
        .satisfies(row -> assertThat(row.ids()).containsExactly(1, 7, 6));
    assertThat(rows(Tables.REJECTS, "right"))
        .extracting(row -> row.stage() + " " + row.reason() + " " + row.amount())
        .containsExactlyInAnyOrder(
            "prompts prompt_too_long 2", "prompts prompt_too_long 2", "tokenise prompt_too_long 2");
  }
}
