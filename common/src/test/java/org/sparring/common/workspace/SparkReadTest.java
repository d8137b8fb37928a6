package org.sparring.common.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparring.common.config.UserException;

class SparkReadTest {
  private static SparkSession spark;

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "1")
            .config("spark.sql.codegen.wholeStage", "false")
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @BeforeEach
  void open() {
    workspace =
        Workspace.create(
            folder.resolve("a [b] {c} *?").toString(), spark.sparkContext().hadoopConfiguration());
  }

  static List<Table<?>> tables() {
    return Tables.all();
  }

  private <R extends Record> FileEntry commit(Table<R> table, List<R> rows) {
    StageId id = new StageId("a", 3, "test");
    FileEntry file = workspace.write(table, id, Samples.site(0, "x"), rows);
    workspace.commit(new Manifest(id, "", "", List.of(file), Map.of()));
    return file;
  }

  @ParameterizedTest
  @MethodSource("tables")
  <R extends Record> void sparkReadsTheSame(Table<R> table) {
    List<R> rows = Samples.of(table).stream().sorted(table.order()).toList();
    commit(table, rows);
    workspace.write(table, new StageId("a", 3, "test"), Samples.site(0, "loser"), rows);

    Dataset<Row> read = workspace.read(spark, table.name());
    assertThat(read.collectAsList().stream().map(row -> shown(row)))
        .containsExactlyInAnyOrderElementsOf(rows.stream().map(SparkReadTest::shown).toList());
  }

  @Test
  void sparkInfersTheSameTypesFromTheFile() {
    for (Table<?> table : Tables.all()) {
      StageId id = new StageId(table.name(), 0, "test");
      FileEntry file = workspace.write(table, id, Samples.site(0, "x"), List.of());
      Dataset<Row> inferred =
          spark.read().parquet(SparkTables.escape(workspace.root() + "/" + file.path()));
      assertThat(inferred.schema().catalogString())
          .isEqualTo(SparkTables.struct(table.schema()).catalogString());
    }
    assertThat(workspace.read(spark, "rollouts").schema().catalogString())
        .isEqualTo(
            "struct<run:string,stream:string,round:int,prompt:string,sample:int,role:string,"
                + "parent:int,rank:int,trace:string,context:array<int>,ids:array<int>,"
                + "observations:array<array<float>>,actions:array<array<float>>,"
                + "legal:array<array<boolean>>,authors:array<int>,"
                + "turn_ends:array<int>,finish:string,text:string,"
                + "log_probs:map<string,array<float>>,signals:map<string,array<float>>,"
                + "facts:map<string,string>,policy_version:int,asked:int>");
    assertThat(workspace.read(spark, "preferences").schema().apply("responses").dataType().sql())
        .isEqualTo(
            "ARRAY<STRUCT<text: STRING, ids: ARRAY<INT>, rank: INT, "
                + "facts: MAP<STRING, STRING>, said: STRING>>");
  }

  @Test
  void aTableWithoutCommitsIsEmpty() {
    Dataset<Row> read = workspace.read(spark, "metrics");
    assertThat(read.count()).isZero();
    assertThat(read.columns()).containsExactly("run", "round", "name", "step", "value");
    assertThatThrownBy(() -> workspace.read(spark, "metric"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("metrics");
  }

  @Test
  void aMissingOrChangedFileIsNamed() throws IOException {
    FileEntry file = commit(Tables.STATE, Samples.of(Tables.STATE));
    Path path = folder.resolve("a [b] {c} *?").resolve(file.path());
    Files.write(path, new byte[] {1}, StandardOpenOption.APPEND);
    assertThatThrownBy(() -> workspace.read(spark, "state"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(file.path());
    Files.delete(path);
    assertThatThrownBy(() -> workspace.read(spark, "state"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(file.path());
    assertThatThrownBy(() -> workspace.rows(Tables.STATE, List.of(file)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(file.path());
  }

  /** A row of Spark and a record of ours, shown alike. */
  private static String shown(Object value) {
    return Shown.of(plain(value));
  }

  private static Object plain(Object value) {
    if (value instanceof Row row) {
      List<Object> fields = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        fields.add(plain(row.get(i)));
      }
      return fields;
    } else if (value instanceof scala.collection.Seq<?> seq) {
      return each(scala.collection.JavaConverters.seqAsJavaList(seq));
    } else if (value instanceof scala.collection.Map<?, ?> map) {
      return each(scala.collection.JavaConverters.mapAsJavaMap(map));
    } else if (value instanceof List<?> list) {
      return each(list);
    } else if (value instanceof Map<?, ?> map) {
      return each(map);
    }
    return value instanceof Record || value.getClass().isArray() ? each(Shown.parts(value)) : value;
  }

  private static List<Object> each(List<?> values) {
    return values.stream().<Object>map(SparkReadTest::plain).toList();
  }

  private static Map<Object, Object> each(Map<?, ?> entries) {
    Map<Object, Object> plain = new LinkedHashMap<>();
    entries.forEach((key, held) -> plain.put(key, plain(held)));
    return plain;
  }
}
