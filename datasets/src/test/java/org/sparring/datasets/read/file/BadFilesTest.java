package org.sparring.datasets.read.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.LocalSpark;
import org.sparring.datasets.read.Reading;
import org.sparring.datasets.read.SourceSettings;

/** What is wrong with a file ends the job by name; what is wrong with a row costs that row. */
class BadFilesTest {
  private static final int ROWS = 2000;

  @RegisterExtension static final LocalSpark SPARK = new LocalSpark();

  @TempDir Path folder;

  private static String rows() {
    Random random = new Random(7);
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      rows.append(
          "{\"id\": 1, \"prompt\": \"%d\", \"completion\": \"%x\"}%n"
              .formatted(i, random.nextLong()));
    }
    return rows.toString();
  }

  private List<Reading> read(Path file) {
    return SPARK.read(SourceSettings.of(file.toString()));
  }

  private static List<String> reasons(List<Reading> readings) {
    return readings.stream()
        .map(each -> each.fault() == null ? "" : each.fault().reason())
        .toList();
  }

  /** The mistake that Spark wrapped. */
  private UserException mistake(Path file) {
    try {
      List<Reading> readings = read(file);
      throw new AssertionError("read " + readings.size() + " rows of " + file);
    } catch (Exception thrown) {
      Throwable each = thrown;
      while (each != null && !(each instanceof UserException)) {
        each = each.getCause();
      }
      assertThat(each).as("%s", thrown).isNotNull();
      assertThat(((UserException) each).code()).isEqualTo(ExitCode.INPUT);
      assertThat(each).hasMessageContaining(file.toString());
      return (UserException) each;
    }
  }

  private interface Packing {
    OutputStream over(OutputStream out) throws IOException;
  }

  private static byte[] packed(String text, Packing packing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = packing.over(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void aTruncatedArchiveIsNamedWithTheLastGoodByte() throws IOException {
    byte[] whole = packed(rows(), GZIPOutputStream::new);
    Path gzip = folder.resolve("cut.jsonl.gz");
    Files.write(gzip, Arrays.copyOf(whole, whole.length / 2));
    String message = mistake(gzip).getMessage();
    long good = Long.parseLong(message.replaceAll("(?s).*good up to byte (\\d+).*", "$1"));
    long last =
        Long.parseLong(message.replaceAll("(?s).*last whole row begins at byte (\\d+).*", "$1"));
    int end = rows().indexOf('\n', (int) last) + 1;
    assertThat(good)
        .isBetween((long) end, (long) rows().indexOf('\n', end) + 1)
        .isGreaterThan(10_000);
    Files.write(gzip, Arrays.copyOf(whole, whole.length - 4));
    assertThat(mistake(gzip)).as("only its check sum is missing").isNotNull();
    Files.writeString(gzip, rows());
    assertThat(mistake(gzip)).hasMessageContaining("no row before that is whole");
  }

  @Test
  void zstandardIsReadAndItsEndMissed() throws IOException {
    byte[] whole = packed(rows(), ZstdOutputStream::new);
    Path file = Files.write(folder.resolve("rows.jsonl.zst"), whole);
    assertThat(read(file)).hasSize(ROWS).allMatch(each -> each.fault() == null);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertThat(mistake(file)).hasMessageContaining("good up to byte");
  }

  @Test
  void aLineOfFiftyMebibytesIsARowAndALongerOneAFault() throws IOException {
    Path file = folder.resolve("long.jsonl");
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int mebibytes : new int[] {50, 65, 0}) {
        out.write("{\"prompt\": \"p\", \"completion\": \"x".getBytes(StandardCharsets.UTF_8));
        byte[] filling = new byte[1 << 20];
        Arrays.fill(filling, (byte) 'x');
        for (int i = 0; i < mebibytes; i++) {
          out.write(filling);
        }
        out.write("\"}\n".getBytes(StandardCharsets.UTF_8));
      }
    }
    var lengths =
        org.sparring.datasets.read.SourceReader.read(
                SPARK.session(), SourceSettings.of(file.toString()))
            .map(each -> each.fault() == null ? "" + length(each) : each.fault().reason())
            .collect();
    assertThat(lengths).containsExactlyInAnyOrder("" + ((50 << 20) + 1), "row_too_long", "1");
  }

  private static int length(Reading reading) {
    return ((Content.Plain) reading.example().responses().get(0).content()).text().length();
  }

  @Test
  void anEmptyFileBesideOthersHoldsNoRows() throws IOException {
    for (String name : List.of("a.jsonl", "b.jsonl.gz", "c.csv", "d.json")) {
      Files.createFile(folder.resolve(name));
    }
    Files.writeString(folder.resolve("e.jsonl"), rows());
    assertThat(read(folder))
        .as("duplicate ids are no matter")
        .hasSize(ROWS)
        .allMatch(each -> each.fault() == null);
  }

  @Test
  void namesAreNoPatternsOnceFound() throws IOException {
    Files.writeString(folder.resolve("part[1].jsonl"), rows());
    assertThat(read(folder)).hasSize(ROWS);
    Files.move(folder.resolve("part[1].jsonl"), folder.resolve("_shown.jsonl"));
    assertThat(read(folder.resolve("_shown.jsonl"))).hasSize(ROWS);
  }

  @Test
  void typesThatDifferAndNestedNullsCostTheirRows() throws IOException {
    Path file = folder.resolve("mixed.jsonl");
    Files.writeString(
        file,
        """
        {"prompt": "p", "completion": "c", "extra": {"a": null}}
        {"prompt": 7, "completion": "c"}
        {"prompt": "p", "completion": [null]}
        {"prompt": [{"role": "user", "content": null}], "completion": "c"}
        {"prompt": "p", "completion": null}
        {"prompt": "p", "completion": ["c", "d"]}
        """);
    List<Reading> readings = read(file);
    assertThat(reasons(readings))
        .containsExactly(
            "", "wrong_type", "wrong_type", "wrong_type", "missing_column", "wrong_type");
    assertThat(readings.get(0).example().facts()).containsEntry("extra", "{\"a\":null}");
    assertThat(readings.get(3).fault().detail()).contains("recognised", "'prompt'", "null");
  }

  @Test
  void aParquetFileWithoutAColumnHasRowsAtFaultAndOtherTypesAreRefused() {
    SparkSession spark = SPARK.session();
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
    assertThat(reasons(read(Path.of(table))))
        .containsExactlyInAnyOrder("", "", "", "missing_column", "missing_column");
    spark
        .range(0, 2, 1, 1)
        .selectExpr("'q' prompt", "id completion")
        .write()
        .mode("append")
        .parquet(table);
    assertThatThrownBy(() -> read(Path.of(table)))
        .isInstanceOfSatisfying(
            UserException.class, wrong -> assertThat(wrong.code()).isEqualTo(ExitCode.INPUT))
        .hasMessageContaining("completion");
  }

  @Test
  void aDamagedParquetFileIsTheUsersToMend() throws IOException {
    Path file = Files.writeString(folder.resolve("rows.parquet"), "PAR1 and nothing else");
    assertThat(mistake(file)).hasMessageContaining("Parquet");
  }
}
