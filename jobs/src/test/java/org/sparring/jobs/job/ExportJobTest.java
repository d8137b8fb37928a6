package org.sparring.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.PreferenceRow;
import org.sparring.common.workspace.Tables;
import org.sparring.datasets.read.SourceSettings;
import org.sparring.jobs.prepare.layout.Export;
import org.sparring.jobs.prepare.layout.ExportReport;
import org.sparring.jobs.prepare.layout.ExportSettings;
import org.sparring.jobs.prepare.layout.ExportSettings.FileKind;
import org.sparring.jobs.prepare.layout.ExportSettings.Shown;
import org.sparring.jobs.prepare.layout.LayoutName;

class ExportJobTest extends PrepareTesting {
  private String chats() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      rows.add(
          "{'prompt': [{'role': 'system', 'content': 's'}, {'role': 'user', 'content': 'q%d'}],"
                  .formatted(i)
              + " 'chosen': [{'role': 'assistant', 'content': 'c \\\\n%d'}],".formatted(i)
              + " 'rejected': [{'role': 'assistant', 'content': '\\u00e9'}]}");
    }
    return write("chats.jsonl", rows.toArray(String[]::new));
  }

  private void prepare(String run, String... paths) {
    SourceSettings[] sources =
        Stream.of(paths).map(SourceSettings::of).toArray(SourceSettings[]::new);
    PrepareJob.prepare(spark, settings(run, 64, sources), workspace);
  }

  private ExportReport export(String run, LayoutName layout, FileKind kind, String to) {
    String path = folder.resolve(to).toString();
    ExportSettings settings =
        new ExportSettings(
            workspace.root(),
            run,
            layout,
            path,
            kind,
            Shown.AUTO,
            "answer",
            "here",
            "math",
            "taste",
            List.of());
    return new Export(workspace, settings).write(Fleets.of(spark));
  }

  private List<String> keys(String run) {
    return rows(Tables.PREFERENCES, run).stream().map(PreferenceRow::key).sorted().toList();
  }

  private Map<String, String> lines(String to) throws IOException {
    TreeMap<String, String> lines = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve(to))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
        lines.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return lines;
  }

  @ParameterizedTest
  @CsvSource({"TRL, JSONL", "OPENRLHF, JSONL", "TRL, PARQUET"})
  void whatIsExportedIsReadAsTheSamePairs(LayoutName layout, FileKind kind) throws IOException {
    prepare("first", chats());
    ExportReport report = export("first", layout, kind, "out");
    assertThat(report.rows()).isEqualTo(24);
    assertThat(report.rejected()).isEmpty();
    String name = kind == FileKind.JSONL ? "jsonl" : "parquet";
    prepare("again", folder.resolve("out") + "/*-of-*." + name);
    assertThat(keys("again")).isEqualTo(keys("first")).hasSize(24);
  }

  @Test
  void textIsReadAsTheSamePairsToo() throws IOException {
    prepare("text", write("text.jsonl", pair("a b", "c", " d"), pair("a", "b\\\\n", "c")));
    export("text", LayoutName.TRL, FileKind.USUAL, "out");
    prepare("again", folder.resolve("out") + "/*-of-*.jsonl");
    assertThat(keys("again")).isEqualTo(keys("text")).hasSize(2);
  }

  @Test
  void filesAreTheSameEveryTimeAndSortedByKey() throws IOException {
    prepare("first", chats());
    ExportReport one = export("first", LayoutName.NEMO_RL, FileKind.USUAL, "one");
    ExportReport other = export("first", LayoutName.NEMO_RL, FileKind.USUAL, "other");
    assertThat(lines("one")).isEqualTo(lines("other")).isNotEmpty();
    assertThat(one).isEqualTo(other);
    assertThat(export("first", LayoutName.NEMO_RL, FileKind.USUAL, "one")).isEqualTo(one);
    assertThatThrownBy(() -> export("first", LayoutName.TRL, FileKind.USUAL, "one"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is not empty");
    assertThat(Files.exists(folder.resolve("one/_parts"))).isFalse();
  }

  @Test
  void nemoRlHasContextAndRankedCompletions() throws IOException {
    prepare(
        "chat",
        write(
            "chat.jsonl",
            "{'prompt': [{'role': 'user', 'content': 'a'}],"
                + " 'chosen': [{'role': 'assistant', 'content': 'b'}],"
                + " 'rejected': [{'role': 'assistant', 'content': 'c'}]}"));
    export("chat", LayoutName.NEMO_RL, FileKind.USUAL, "out");
    assertThat(String.join("", lines("out").values()))
        .isEqualTo(
            ("{'context':[{'role':'user','content':'a'}],'completions':["
                    + "{'rank':0,'completion':[{'role':'assistant','content':'b'}]},"
                    + "{'rank':1,'completion':[{'role':'assistant','content':'c'}]}],"
                    + "'task_name':'taste'}\n")
                .replace('\'', '"'));
  }

  @Test
  void verlTakesPromptsWithAnAnswerAndTheBooksHoldTheOthers() throws IOException {
    prepare(
        "maths",
        write(
            "maths.jsonl",
            "{'prompt': 'a', 'answer': '7', 'data_source': 'gsm'}",
            "{'prompt': 'b', 'answer': '8', 'data_source': 'gsm'}"),
        write("bare.jsonl", "{'prompt': 'c'}"));
    ExportReport report = export("maths", LayoutName.VERL, FileKind.USUAL, "out");
    assertThat(report.rows()).isEqualTo(3);
    assertThat(report.rejected()).isEqualTo(Map.of("no_answer", 1L));
    assertThat(report.exported().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(2);
    assertThat(String.join("", lines("out").values())).contains("\"reason\":\"no_answer\"");
    Row first =
        spark
            .read()
            .parquet(folder.resolve("out") + "/*-of-*.parquet")
            .sort("reward_model.ground_truth")
            .selectExpr(
                "data_source",
                "prompt[0].role",
                "prompt[0].content",
                "ability",
                "reward_model.style",
                "reward_model.ground_truth",
                "extra_info.index",
                "size(prompt)")
            .first();
    assertThat(first).hasToString("[gsm,user,a,math,rule,7,0,1]");
  }

  @Test
  void aRowThatIsNoPairIsRejectedWithItsReason() throws IOException {
    prepare(
        "mixed",
        write("pairs.jsonl", pair("a", "b", "c")),
        write("labels.jsonl", "{'prompt': 'd', 'completion': 'a', 'label': false}"));
    ExportReport pairs = export("mixed", LayoutName.OPENRLHF, FileKind.USUAL, "pairs");
    assertThat(pairs.rejected()).isEqualTo(Map.of("responses", 1L));
    ExportReport labels = export("mixed", LayoutName.TRL_UNPAIRED, FileKind.USUAL, "labels");
    assertThat(labels.rejected()).isEqualTo(Map.of("responses", 1L));
    assertThat(String.join("", lines("labels").values()))
        .contains("{\"prompt\":\"d\",\"completion\":\"a\",\"label\":false}");
    assertThatThrownBy(() -> export("none", LayoutName.TRL, FileKind.USUAL, "x"))
        .hasMessageContaining("`none` has no rows");
  }
}
