package org.sparring.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.UserException;
import org.sparring.common.model.text.Message;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.Reading;
import org.sparring.datasets.read.SourceReader;
import org.sparring.datasets.read.SourceSettings;
import org.sparring.jobs.prepare.layout.Export;
import org.sparring.jobs.prepare.layout.ExportReport;
import org.sparring.jobs.prepare.layout.ExportSettings;
import org.sparring.jobs.prepare.layout.ExportSettings.FileKind;
import org.sparring.jobs.prepare.layout.ExportSettings.Shown;
import org.sparring.jobs.prepare.layout.LayoutName;

/** What is exported says to our own readers what was prepared. */
class ExportRoundTripTest extends PrepareTesting {
  private static final List<String> CARRIED = List.of("level", "topic");

  /** Names of facts that a layout adds. */
  private static final Set<String> OF_LAYOUTS =
      Set.of("task_name", "data_source", "ability", "reward_model", "extra_info");

  private static String chat(String role, String text) {
    return "[{'role': '%s', 'content': '%s'}]".formatted(role, text);
  }

  private static String facts(int row) {
    return ", 'level': 'l%d'%s}".formatted(row, row % 2 == 0 ? ", 'topic': 'é \\\"t\\n'" : "");
  }

  private String pairs(boolean chats) throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String prompt = "q " + i;
      String chosen = " c\\\\n" + i;
      rows.add(
          "{'prompt': %s, 'chosen': %s, 'rejected': %s, 'margin': %s"
                  .formatted(
                      chats
                          ? "[{'role': 'system', 'content': 's'}, {'role': 'user', 'content': '%s'}]"
                              .formatted(prompt)
                          : "'" + prompt + "'",
                      chats ? chat("assistant", chosen) : "'" + chosen + "'",
                      chats ? chat("assistant", "r") : "'r'",
                      i / 4.0)
              + facts(i));
    }
    return write(chats ? "chats.jsonl" : "texts.jsonl", rows.toArray(String[]::new));
  }

  private List<Example> prepared(String run, String path) {
    PrepareJob.prepare(spark, settings(run, 64, SourceSettings.of(path)), workspace);
    return read(SourceSettings.of(path));
  }

  private static List<Example> read(SourceSettings source) {
    return SourceReader.read(spark, source).collect().stream().map(Reading::example).toList();
  }

  private SourceSettings export(String run, LayoutName layout, FileKind kind, List<String> carry) {
    String path = folder.resolve(run + layout + kind).toString();
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
            carry);
    ExportReport report = new Export(workspace, settings).write(Fleets.of(spark));
    assertThat(report.rejected()).isEmpty();
    return SourceSettings.of(path + "/*-of-*");
  }

  /** Everything that a row says, without its place and without what a layout adds. */
  private static List<String> said(List<Example> rows, boolean strength) {
    return rows.stream()
        .map(
            row -> {
              TreeMap<String, String> facts = new TreeMap<>(row.facts());
              facts.keySet().removeAll(OF_LAYOUTS);
              return row.prompt()
                  + " "
                  + row.responses()
                  + (strength ? row.strength() : "")
                  + row.annotators()
                  + facts;
            })
        .sorted()
        .toList();
  }

  private static Example asChat(Example row) {
    return row.with(
        chat(row.prompt(), Message::user),
        row.responses().stream()
            .map(each -> each.with(chat(each.content(), Message::assistant)))
            .toList());
  }

  private static Content chat(Content content, Function<String, Message> turn) {
    return content instanceof Content.Plain plain
        ? new Content.Chat(List.of(turn.apply(plain.text())))
        : content;
  }

  @Test
  void pairsComeBackFromTrlAndOpenRlhfWithStrengthAndFacts() throws IOException {
    for (boolean chats : List.of(false, true)) {
      String run = "pairs" + chats;
      List<String> given = said(prepared(run, pairs(chats)), true);
      for (LayoutName layout : List.of(LayoutName.TRL, LayoutName.OPENRLHF)) {
        for (FileKind kind : List.of(FileKind.JSONL, FileKind.PARQUET)) {
          List<Example> back = read(export(run, layout, kind, CARRIED));
          assertThat(said(back, true)).as("%s %s", layout, kind).isEqualTo(given).hasSize(12);
        }
      }
    }
  }

  @Test
  void rankingsComeBackFromNemoRlWithTies() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      rows.add(
          "{'context': %s, 'completions': [{'rank': 0, 'completion': %s},"
                  .formatted(chat("user", "q " + i), chat("assistant", "a"))
              + " {'rank': %d, 'completion': %s}, {'rank': 1, 'completion': %s}]"
                  .formatted(i % 2, chat("assistant", "b" + i), chat("assistant", "c"))
              + facts(i));
    }
    String path = write("ranked.jsonl", rows.toArray(String[]::new));
    List<String> given = said(prepared("ranked", path), false);
    for (FileKind kind : List.of(FileKind.JSONL, FileKind.PARQUET)) {
      List<Example> back = read(export("ranked", LayoutName.NEMO_RL, kind, CARRIED));
      assertThat(said(back, false)).as("%s", kind).isEqualTo(given).hasSize(8);
      assertThat(back).allMatch(row -> row.facts().get("task_name").equals("taste"));
    }
    List<Example> texts = prepared("text", pairs(false));
    List<Example> back = read(export("text", LayoutName.NEMO_RL, FileKind.USUAL, CARRIED));
    assertThat(said(back, false))
        .as("text becomes turns, which is all that the layout has")
        .isEqualTo(said(texts.stream().map(ExportRoundTripTest::asChat).toList(), false));
  }

  @Test
  void singleResponsesComeBackWithTheirLabels() throws IOException {
    String labels =
        write(
            "labels.jsonl",
            "{'prompt': 'a', 'completion': 'b', 'label': true" + facts(0),
            "{'prompt': 'a', 'completion': 'c', 'label': false" + facts(1));
    List<String> given = said(prepared("labels", labels), false);
    String demonstrations =
        write(
            "demonstrations.jsonl",
            "{'prompt': 'a', 'completion': 'b'" + facts(0),
            "{'prompt': 'b', 'completion': 'b'" + facts(1));
    List<String> shown = said(prepared("shown", demonstrations), false);
    for (FileKind kind : List.of(FileKind.JSONL, FileKind.PARQUET)) {
      assertThat(said(read(export("labels", LayoutName.TRL_UNPAIRED, kind, CARRIED)), false))
          .isEqualTo(given)
          .hasSize(2);
      assertThat(said(read(export("shown", LayoutName.TRL_COMPLETION, kind, CARRIED)), false))
          .isEqualTo(shown)
          .hasSize(2);
    }
  }

  @Test
  void promptsComeBackWithTheirAnswers() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      rows.add("{'prompt': %s, 'answer': '%d'".formatted(chat("user", "q " + i), i) + facts(i));
    }
    List<Example> problems =
        prepared("problems", write("problems.jsonl", rows.toArray(String[]::new)));
    List<String> given = said(problems, false);
    for (FileKind kind : List.of(FileKind.JSONL, FileKind.PARQUET)) {
      List<Example> verl = read(export("problems", LayoutName.VERL, kind, CARRIED));
      assertThat(said(verl, false)).as("verl %s", kind).isEqualTo(given).hasSize(6);
      assertThat(verl).allMatch(row -> row.facts().get("data_source").equals("here"));
      assertThat(said(read(export("problems", LayoutName.TRL_PROMPT, kind, CARRIED)), false))
          .isEqualTo(given);
      String path = export("problems", LayoutName.OPENRLHF_PROMPT, kind, CARRIED).path();
      SourceSettings keyed = new SourceSettings(path, "openrlhf", "", 0, Map.of("input", "prompt"));
      assertThat(said(read(keyed), false)).as("openrlhf %s", kind).isEqualTo(given);
    }
  }

  @Test
  void aCarriedColumnNeverHidesOneOfTheLayout() throws IOException {
    prepared("clash", pairs(false));
    assertThatThrownBy(
            () -> export("clash", LayoutName.TRL, FileKind.USUAL, List.of("level", "margin")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("carry: the layout has a column 'margin' of its own");
  }
}
