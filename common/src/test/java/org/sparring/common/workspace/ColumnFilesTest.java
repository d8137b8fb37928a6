package org.sparring.common.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.ParquetDecodingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparring.common.data.table.ParameterRow;
import org.sparring.common.data.table.RejectRow;
import org.sparring.common.random.Draw;

/** Files that are written column by column and files that are written by records are one format. */
class ColumnFilesTest {
  private static final Table<ParameterRow> TABLE = Tables.PARAMETERS;
  private static final Configuration CONF = new Configuration();

  @TempDir Path folder;

  /** Rows of these lengths; texts beyond ASCII, and floats that are no numbers. */
  private static List<ParameterRow> rows(int... lengths) {
    List<ParameterRow> rows = new ArrayList<>();
    for (int i = 0; i < lengths.length; i++) {
      float[] values = new float[lengths[i]];
      Draw draw = Draw.seed(i);
      for (int n = 0; n < values.length; n++) {
        values[n] = n % 97 == 3 ? Float.NaN : (float) draw.gaussian(n);
      }
      rows.add(new ParameterRow("a", 1, "größe", "worker-0", "value", "t", (long) i << 33, values));
    }
    return rows;
  }

  private org.apache.hadoop.fs.Path path(String name) {
    return new org.apache.hadoop.fs.Path(folder.resolve(name).toString());
  }

  private static void write(RowSink<ParameterRow> open, List<ParameterRow> rows)
      throws IOException {
    try (RowSink<ParameterRow> sink = open) {
      for (ParameterRow row : rows) {
        sink.write(row);
      }
    }
  }

  private List<ParameterRow> columns(String name) throws IOException {
    InputFile file = HadoopInputFile.fromPath(path(name), CONF);
    List<ParameterRow> rows = new ArrayList<>();
    try (ColumnSource<ParameterRow> source = new ColumnSource<>(TABLE, file)) {
      for (ParameterRow row = source.read(); row != null; row = source.read()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private List<ParameterRow> records(String name) {
    List<ParameterRow> rows = new ArrayList<>();
    Span all = new Span("offset", Long.MIN_VALUE, Long.MAX_VALUE);
    new FileRows<>(TABLE, path(name), all, CONF).forEachRemaining(rows::add);
    return rows;
  }

  private static void assertSame(List<ParameterRow> read, List<ParameterRow> written) {
    assertThat(read.stream().map(TABLE::digestBuffer))
        .containsExactlyElementsOf(written.stream().map(TABLE::digestBuffer).toList());
  }

  private static List<ParameterRow> several() {
    return rows(5, 0, 1, 65_536, 2, 0, 0, 63, 64, 65, 300, 7, 0);
  }

  @Test
  void recordsReadWhatColumnsWrote() throws IOException {
    write(new ColumnSink<>(TABLE, new NewFile(path("c"), CONF)), several());
    assertSame(records("c"), several());
    assertSame(columns("c"), several());
  }

  @Test
  void columnsReadWhatRecordsWrote() throws IOException {
    write(new RecordSink<>(TABLE, new NewFile(path("r"), CONF), CONF), several());
    assertSame(columns("r"), several());
  }

  @Test
  void aFileOfSeveralRowGroupsKeepsItsOrder() throws IOException {
    int[] lengths = new int[300];
    Arrays.fill(lengths, ParameterRow.SLICE);
    write(new ColumnSink<>(TABLE, new NewFile(path("g"), CONF)), rows(lengths));
    assertSame(columns("g"), rows(lengths));
  }

  @Test
  void aFileWithoutRowsIsOneToo() throws IOException {
    write(new ColumnSink<>(TABLE, new NewFile(path("e"), CONF)), List.of());
    assertThat(columns("e")).isEmpty();
    assertThat(records("e")).isEmpty();
  }

  @Test
  void rowsThatAreNotLargeStayRecords() throws IOException {
    assertThat(TABLE.large()).isTrue();
    assertThat(Tables.all().stream().filter(Table::large)).hasSize(1);
    Workspace workspace = Workspace.create(folder.toString(), CONF);
    String detail = "The prompt is empty; remove the row.";
    List<RejectRow> rejects = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      rejects.add(new RejectRow("f", i, "normalise", "empty", "dropped", "", 1, detail, 0));
    }
    StageId stage = new StageId("a", 0, "prepare");
    FileEntry file = workspace.write(Tables.REJECTS, stage, Samples.site(0, "x"), rejects);
    assertThat(file.bytes()).isLessThan(10_000);
    assertThat(workspace.list(Tables.REJECTS, List.of(file))).isEqualTo(rejects);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 63, 64, 65, 65_536})
  void aPageIsTheRowThatItWasMadeOf(int length) {
    float[] row = rows(length).get(0).values();
    ByteBuffer page = ByteBuffer.wrap(FloatPage.encoded(row));
    assertThat(FloatPage.rows(page, FloatPage.places(row))).containsExactly(row);
  }

  @Test
  void aPageWithOtherLevelsThanValuesIsRefused() {
    ByteBuffer page = ByteBuffer.wrap(FloatPage.encoded(new float[] {1, 2, 3}));
    assertThatThrownBy(() -> FloatPage.rows(page, 4))
        .isInstanceOf(ParquetDecodingException.class)
        .hasMessageContaining("3 levels for a page of 4 values");
  }
}
