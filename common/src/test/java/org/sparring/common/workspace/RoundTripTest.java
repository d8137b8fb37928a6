package org.sparring.common.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparring.common.data.table.Doc;
import org.sparring.common.data.table.Key;
import org.sparring.common.data.table.PromptRow;
import org.sparring.common.data.table.Source;

class RoundTripTest {
  record Inner(String text, float[] numbers, Map<String, List<Long>> deep) {}

  record EveryRow(
      @Key @Doc("Key.") String first,
      @Key long secondKey,
      int i,
      float f,
      double d,
      boolean b,
      int[] is,
      float[] fs,
      double[] ds,
      List<String> texts,
      List<List<Double>> lists,
      Map<String, Inner> inners,
      List<Inner> more,
      Inner one) {}

  static final Table<EveryRow> EVERY = Table.of("every", EveryRow.class);
  static final StageId ID = new StageId("a", 3, "test");

  @TempDir Path folder;
  private Workspace workspace;

  static List<Table<?>> tables() {
    return java.util.stream.Stream.concat(Tables.all().stream(), java.util.stream.Stream.of(EVERY))
        .toList();
  }

  @BeforeEach
  void open() {
    workspace = Workspace.create(folder.toString(), new Configuration());
  }

  @ParameterizedTest
  @MethodSource("tables")
  <R extends Record> void everyTableComesBackAsItWas(Table<R> table) {
    List<R> rows = Samples.of(table);
    FileEntry file = workspace.write(table, ID, Samples.site(0, "x"), rows);

    List<R> sorted = rows.stream().sorted(table.order()).toList();
    assertThat(workspace.list(table, List.of(file)).stream().map(Shown::of))
        .containsExactlyElementsOf(sorted.stream().map(Shown::of).toList());
    assertThat(workspace.list(table, List.of(file)).stream().map(table::digest))
        .containsExactlyElementsOf(sorted.stream().map(table::digest).toList());
    assertThat(file.rows()).isEqualTo(3);
    assertThat(file.path()).isEqualTo(table.name() + "/a/3/test-0-x.parquet");
  }

  @Test
  void aFileWithoutRowsComesBackEmpty() {
    FileEntry file = workspace.write(EVERY, ID, Samples.site(0, "x"), List.of());
    assertThat(workspace.list(EVERY, List.of(file))).isEmpty();
  }

  @Test
  void nullsAreRefusedByTableAndColumn() {
    Source source = new Source(null, 0);
    PromptRow row = new PromptRow("p", "train", "t", new int[0], Map.of(), source, List.of());
    assertThatThrownBy(
            () -> workspace.write(Tables.PROMPTS, ID, Samples.site(0, "x"), List.of(row)))
        .hasMessageContaining("prompts.source.file");
    assertThat(folder.resolve("prompts/a/3")).isEmptyDirectory();
  }

  @Test
  void halfASurrogatePairIsRefusedByColumn() {
    PromptRow row =
        new PromptRow("p", "train", "\ud83d", new int[0], Map.of(), new Source("f", 0), List.of());
    assertThatThrownBy(
            () -> workspace.write(Tables.PROMPTS, ID, Samples.site(0, "x"), List.of(row)))
        .hasMessageContaining("prompts.text");
  }
}
