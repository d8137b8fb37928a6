package org.sparring.datasets.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.Source;
import org.sparring.common.model.text.Message;

class ContainersTest {
  private static final String SPLIT = "mapreduce.input.fileinputformat.split.maxsize";

  @RegisterExtension static final LocalSpark SPARK = new LocalSpark();

  @TempDir Path folder;

  private static String row(int i) {
    return "{\"prompt\": \"é %d\", \"completion\": \"%s\"}\n".formatted(i, "x".repeat(i % 40));
  }

  private static String rows(int count) {
    return IntStream.range(0, count).mapToObj(ContainersTest::row).collect(Collectors.joining());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Path gzip(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(content);
    }
    return file;
  }

  private static List<Long> offsets(int count) {
    List<Long> offsets = new ArrayList<>();
    long offset = 0;
    for (int i = 0; i < count; i++) {
      offsets.add(offset);
      offset += utf8(row(i)).length;
    }
    return offsets;
  }

  private List<Long> positions(Path file) {
    return SPARK.read(SourceSettings.of(file.toString())).stream()
        .map(reading -> reading.source().position())
        .toList();
  }

  @Test
  void positionsAreBytesInPlainText() throws IOException {
    Path file = Files.writeString(folder.resolve("rows.jsonl"), rows(300));
    Configuration conf = SPARK.session().sparkContext().hadoopConfiguration();
    conf.set(SPLIT, "1000");
    try {
      SourceSettings source = SourceSettings.of(file.toString());
      assertThat(SourceReader.read(SPARK.session(), source).getNumPartitions()).isGreaterThan(5);
      assertThat(positions(file)).isEqualTo(offsets(300));
    } finally {
      conf.unset(SPLIT);
    }
  }

  @Test
  void positionsAreBytesOfTheDecompressedStream() throws IOException {
    assertThat(positions(gzip("rows.jsonl.gz", utf8(rows(3000))))).isEqualTo(offsets(3000));
    BZip2Codec codec = new BZip2Codec();
    codec.setConf(new Configuration());
    Path file = folder.resolve("rows.jsonl.bz2");
    try (OutputStream out = codec.createOutputStream(Files.newOutputStream(file))) {
      out.write(utf8(rows(3000)));
    }
    assertThat(positions(file)).isEqualTo(offsets(3000));
  }

  @Test
  void brokenRowsAreFaultsAtTheirOffsets() throws IOException {
    String good = row(1);
    String broken = "{\"prompt\": \"x\", \"completion\": }\n";
    String twice = "{\"prompt\": \"x\", \"prompt\": \"y\", \"completion\": \"z\"}\n";
    String text = good + broken + "\n  \n" + "[1]\n" + twice + "{\"prompt\": \"q\"}\n" + good;
    for (Path file :
        List.of(
            Files.writeString(folder.resolve("broken.jsonl"), text),
            gzip("broken.jsonl.gz", utf8(text)))) {
      List<Reading> readings = SPARK.read(SourceSettings.of(file.toString()));
      assertThat(readings)
          .extracting(reading -> reading.fault() == null ? "" : reading.fault().reason())
          .containsExactly("", "not_json", "not_an_object", "not_json", "missing_column", "");
      Source place = readings.get(1).source();
      assertThat(place).isEqualTo(new Source(file.toString(), utf8(good).length));
      assertThat(readings.get(1).fault().detail()).contains("one object a line");
      assertThat(readings.get(4).fault().detail()).contains("No column 'completion'");
    }
  }

  @Test
  void whatIsNotUtf8IsAFault() throws IOException {
    byte[] bytes = utf8(row(1) + "{\"prompt\": \"?\", \"completion\": \"a\"}\n");
    bytes[utf8(row(1)).length + 12] = (byte) 0xE9;
    Path file = Files.write(folder.resolve("latin.jsonl"), bytes);
    assertThat(SPARK.read(SourceSettings.of(file.toString())).get(1).fault().reason())
        .isEqualTo("not_utf8");
  }

  @Test
  void parquetRowsHaveTheirIndex() {
    SparkSession spark = SPARK.session();
    String target = folder.resolve("a table").toString();
    spark
        .range(0, 20, 1, 1)
        .selectExpr(
            "array(named_struct('role', 'user', 'content', concat('q ', id), 'name', cast(null as"
                + " string))) prompt",
            "array(named_struct('role', 'assistant', 'content', concat('a ', id))) completion",
            "if(id = 3, null, id) number",
            "array(id, id) numbers")
        .write()
        .parquet(target);
    List<Reading> readings = SPARK.read(SourceSettings.of(target));
    assertThat(readings).hasSize(20);
    for (int i = 0; i < 20; i++) {
      Reading reading = readings.get(i);
      assertThat(reading.source().position()).isEqualTo(i);
      assertThat(reading.source().file()).startsWith(target + "/part-").endsWith(".parquet");
      assertThat(reading.example().prompt())
          .isEqualTo(new Content.Chat(List.of(new Message("user", "q " + i))));
      Map<String, String> facts = new TreeMap<>(Map.of("numbers", "[" + i + "," + i + "]"));
      if (i != 3) {
        facts.put("number", "" + i);
      }
      assertThat(reading.example().facts()).isEqualTo(facts);
    }
  }

  @Test
  void eachLineOfATextFileIsARow() throws IOException {
    Path file = Files.writeString(folder.resolve("verse.txt"), "one\n\ntwo words\r\nthree");
    assertThat(SPARK.read(SourceSettings.of(file.toString())))
        .extracting(reading -> reading.example().responses().get(0).content())
        .containsExactly(
            new Content.Plain("one"), new Content.Plain("two words"), new Content.Plain("three"));
    assertThat(positions(file)).containsExactly(0L, 5L, 16L);
  }

  @Test
  void directoriesGlobsAndLimits() throws IOException {
    Files.writeString(folder.resolve("b.jsonl"), rows(5));
    Files.writeString(folder.resolve("a.jsonl"), rows(4));
    Files.writeString(folder.resolve("_hidden.jsonl"), "nothing\n");
    assertThat(SPARK.read(SourceSettings.of(folder.toString()))).hasSize(9);
    assertThat(SPARK.read(SourceSettings.of(folder + "/[ab].jsonl"))).hasSize(9);
    List<Reading> first = SPARK.read(new SourceSettings(folder.toString(), "trl", "", 6, Map.of()));
    assertThat(first)
        .extracting(reading -> Path.of(reading.source().file()).getFileName().toString())
        .containsExactly("a.jsonl", "a.jsonl", "a.jsonl", "a.jsonl", "b.jsonl", "b.jsonl");
  }

  @Test
  void missingAndEmptyFilesAreErrorsOfTheInput() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.jsonl"), "\n\n");
    for (String path : List.of(folder + "/none*.jsonl", empty.toString())) {
      assertThatThrownBy(() -> SPARK.read(SourceSettings.of(path)))
          .isInstanceOfSatisfying(
              UserException.class, wrong -> assertThat(wrong.code()).isEqualTo(ExitCode.INPUT))
          .hasMessageContaining(path);
    }
  }
}
