package org.sparring.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.ExitCode;
import org.sparring.common.data.table.PreferenceRow;
import org.sparring.common.data.table.RejectRow;
import org.sparring.common.workspace.Tables;
import org.sparring.jobs.prepare.PrepareReport.OfSource;

/** Bad input through the whole job: a file is named and nothing committed, or a row is booked. */
class PrepareBadInputTest extends PrepareTesting {
  private static final int MEBIBYTES = 50;

  private String good() throws IOException {
    return write("good.jsonl", pair("a", "b", "c"), pair("a b", "b", "c"));
  }

  private static String sources(Object... paths) {
    StringBuilder yaml = new StringBuilder("rejects: {max_share: 0.5}\nsources:\n");
    for (Object path : paths) {
      yaml.append("- {path: '").append(path).append("'}\n");
    }
    return yaml.toString();
  }

  /** The job ends with the code for input, and no table of the run exists. */
  private String refused(String run, Object... paths) {
    Result result = job(run, sources(paths));
    assertThat(result.code()).as(result.reason()).isEqualTo(ExitCode.INPUT);
    assertThat(workspace.manifests(run)).isEmpty();
    assertThat(workspace.files(Tables.PREFERENCES, run)).isEmpty();
    assertThat(workspace.files(Tables.REJECTS, run)).isEmpty();
    return result.reason();
  }

  @Test
  void aTruncatedArchiveIsNamedWithItsLastGoodByteAndNothingIsCommitted() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      rows.append(pair("a " + i * 7919 % 3000, "b", "c " + i).replace('\'', '"')).append('\n');
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
    }
    Path file = folder.resolve("cut.jsonl.gz");
    Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
    assertThat(refused("cut", good(), file))
        .contains(file.toString())
        .containsPattern("good up to byte [1-9]\\d+")
        .containsPattern("last whole row begins at byte [1-9]\\d+");
  }

  @Test
  void anEmptySourceIsNamedAndAnEmptyFileAmongOthersHoldsNothing() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.jsonl"));
    assertThat(refused("empty", good(), empty)).contains(empty.toString(), "holds no row");
    Result result = job("both", sources(folder + "/*.jsonl"));
    assertThat(result.code()).isEqualTo(ExitCode.DONE);
    assertThat(report(result).sources())
        .containsExactly(new OfSource(folder + "/*.jsonl", 2, 2, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void aParquetFileWithoutAColumnIsNamedAndOneBesideOthersToo() throws IOException {
    String table = folder.resolve("table").toString();
    spark
        .range(0, 3, 1, 1)
        .selectExpr("concat('p', id) prompt", "'c' completion")
        .write()
        .parquet(table);
    spark
        .range(0, 2, 1, 1)
        .selectExpr("concat('q', id) prompt")
        .write()
        .mode("append")
        .parquet(table);
    assertThat(refused("lacking", good(), table))
        .contains("Not one of the 2 rows of", table, "completion");
    String alone = folder.resolve("alone").toString();
    spark.range(0, 2, 1, 1).selectExpr("'q' chosen").write().parquet(alone);
    assertThat(refused("alone", good(), alone)).contains(alone, "chosen");
  }

  /** Rows that are wrong in every way, between some that are not. */
  private Path mixed() throws IOException {
    Path file = folder.resolve("mixed.jsonl");
    try (OutputStream out = Files.newOutputStream(file)) {
      line(out, "{'id': 1, 'prompt': 'a', 'chosen': 'b', 'rejected': 'c'}");
      line(out, "{'id': 1, 'prompt': 'a', 'chosen': 'b', 'rejected': 'd'}");
      line(out, "{'id': 1, 'prompt': 'a', 'chosen': 'b', 'rejected': 'c'}");
      line(out, "{'id': {'of': [null]}, 'prompt': 'b', 'chosen': 'b', 'rejected': 'c'}");
      line(out, "{'id': 'x', 'prompt': 7, 'chosen': 'b', 'rejected': 'c'}");
      line(out, "{'id': 2, 'prompt': 'c', 'chosen': [null], 'rejected': 'c'}");
      line(
          out,
          "{'id': 3, 'prompt': [{'role': 'user', 'content': null}], 'chosen': 'b', 'rejected':"
              + " 'c'}");
      line(out, "{'id': 4, 'prompt': 'c', 'chosen': null, 'rejected': 'c'}");
      out.write("{\"prompt\": \"\u00e9".getBytes(StandardCharsets.ISO_8859_1));
      line(out, "', 'chosen': 'b', 'rejected': 'c'}");
      longLine(out, MEBIBYTES);
      longLine(out, MEBIBYTES + 15);
      line(out, "{'prompt': 'd', 'chosen': 'b', 'rejected': 'c'}");
    }
    return file;
  }

  private static void line(OutputStream out, String row) throws IOException {
    out.write((row.replace('\'', '"') + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void longLine(OutputStream out, int mebibytes) throws IOException {
    out.write(
        "{\"prompt\": \"c\", \"rejected\": \"d\", \"chosen\": \"".getBytes(StandardCharsets.UTF_8));
    byte[] filling = new byte[1 << 20];
    Arrays.fill(filling, (byte) 'x');
    for (int i = 0; i < mebibytes; i++) {
      out.write(filling);
    }
    line(out, "'}");
  }

  @Test
  void everyBadRowIsInTheBooksAndALineOfFiftyMebibytesIsARow() throws IOException {
    Path file = mixed();
    Result result = job("mixed", sources(file));
    assertThat(result.code()).as(result.reason()).isEqualTo(ExitCode.DONE);
    assertThat(report(result).sources())
        .containsExactly(new OfSource(file.toString(), 12, 5, 1, 0, 6, 0, 0, 0, 0, 0));
    Map<String, Long> reasons = new TreeMap<>();
    for (RejectRow row : rows(Tables.REJECTS, "mixed")) {
      reasons.merge(row.stage() + " " + row.reason() + " " + row.outcome(), 1L, Long::sum);
      assertThat(row.detail()).hasSizeBetween(1, 1000);
    }
    assertThat(reasons)
        .containsExactly(
            Map.entry("exact_duplicates duplicate merged", 1L),
            Map.entry("read missing_column dropped", 1L),
            Map.entry("read not_utf8 dropped", 1L),
            Map.entry("read row_too_long dropped", 1L),
            Map.entry("read wrong_type dropped", 3L));
    assertThat(rows(Tables.PREFERENCES, "mixed"))
        .extracting(PreferenceRow::facts)
        .containsExactlyInAnyOrder(
            Map.of("id", "1"),
            Map.of("id", "1"),
            Map.of("id", "{\"of\":[null]}"),
            Map.of(),
            Map.of());
    assertThat(rows(Tables.PREFERENCES, "mixed"))
        .extracting(row -> row.responses().get(0).text().length())
        .contains(MEBIBYTES << 20);
  }
}
