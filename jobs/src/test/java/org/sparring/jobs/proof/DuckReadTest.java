package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.data.table.MetricRow;
import org.sparring.common.data.table.RolloutRow;
import org.sparring.common.fleet.DriverSite;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.workspace.Column;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.Table;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;

/** A reader that shares no code with the writer finds the documented tables. */
class DuckReadTest {
  private static final Map<String, String> SCALARS =
      Map.of(
          "string", "VARCHAR",
          "int", "INTEGER",
          "long", "BIGINT",
          "float", "FLOAT",
          "double", "DOUBLE",
          "boolean", "BOOLEAN",
          "binary", "BLOB");

  @TempDir static Path folder;
  private static Workspace workspace;
  private static Connection duck;

  @BeforeAll
  static void run() throws SQLException {
    World world = World.make(folder.resolve("data"), folder.resolve("workspace"));
    try (SparkSession spark = Session.open("local[1]", 1)) {
      world.prepared(spark);
    }
    world.train("ppo", new ThreadFleet());
    workspace = world.workspace();
    duck = DriverManager.getConnection("jdbc:duckdb:");
  }

  @AfterAll
  static void close() throws SQLException {
    duck.close();
  }

  private static List<FileEntry> files(Table<?> table) {
    List<FileEntry> files = new ArrayList<>();
    workspace.runs().forEach(each -> files.addAll(workspace.files(table, each)));
    return files;
  }

  private static String source(List<FileEntry> files) {
    String root = workspace.root().replaceFirst("^file:", "");
    return files.stream()
        .map(each -> "'" + root + "/" + each.path() + "'")
        .collect(Collectors.joining(", ", "read_parquet([", "])"));
  }

  private static Map<String, String> described(List<FileEntry> files) throws SQLException {
    Map<String, String> columns = new LinkedHashMap<>();
    try (Statement query = duck.createStatement();
        ResultSet rows = query.executeQuery("DESCRIBE SELECT * FROM " + source(files))) {
      while (rows.next()) {
        columns.put(rows.getString("column_name"), rows.getString("column_type").replace("\"", ""));
      }
    }
    return columns;
  }

  private static double number(String expression, List<FileEntry> files) throws SQLException {
    try (Statement query = duck.createStatement();
        ResultSet rows = query.executeQuery("SELECT " + expression + " FROM " + source(files))) {
      assertThat(rows.next()).isTrue();
      return rows.getDouble(1);
    }
  }

  /** The type that the documented one becomes. */
  private static String expected(String type, List<Column> inner) {
    if (type.startsWith("array<")) {
      return expected(type.substring(6, type.length() - 1), inner) + "[]";
    }
    if (type.startsWith("map<string, ")) {
      return "MAP(VARCHAR, " + expected(type.substring(12, type.length() - 1), inner) + ")";
    }
    if (type.equals("struct")) {
      return inner.stream()
          .map(each -> each.name() + " " + expected(each.type(), each.inner()))
          .collect(Collectors.joining(", ", "STRUCT(", ")"));
    }
    assertThat(SCALARS).containsKey(type);
    return SCALARS.get(type);
  }

  @Test
  void everyTableHasItsRowsAndTheDocumentedTypes() throws SQLException {
    List<String> read = new ArrayList<>();
    for (Table<?> table : Tables.all()) {
      List<FileEntry> files = files(table);
      if (files.isEmpty()) {
        continue;
      }
      read.add(table.name());
      Map<String, String> types = new LinkedHashMap<>();
      table.columns().forEach(each -> types.put(each.name(), expected(each.type(), each.inner())));
      assertThat(described(files)).as(table.name()).isEqualTo(types);
      assertThat(number("count(*)", files))
          .as(table.name())
          .isEqualTo((double) files.stream().mapToLong(FileEntry::rows).sum());
    }
    assertThat(read)
        .contains(
            "preferences",
            "prompts",
            "rejects",
            "rollouts",
            "scores",
            "parameters",
            "metrics",
            "rounds",
            "tasks",
            "state");
  }

  @Test
  void numbersAreTheSame() throws SQLException {
    List<FileEntry> files = files(Tables.METRICS);
    double sum = workspace.list(Tables.METRICS, files).stream().mapToDouble(MetricRow::value).sum();
    assertThat(number("sum(value)", files)).isCloseTo(sum, within(1e-9 * Math.abs(sum)));
  }

  /** Two moves of three, of which the second had no choice. */
  @Test
  void movesAreListsOfLists() throws SQLException {
    StageId stage = new StageId("episodes", 0, "rollout");
    RolloutRow row =
        new RolloutRow(
            "episodes",
            "main",
            0,
            "start",
            0,
            "sample",
            -1,
            -1,
            "moves",
            new int[0],
            new int[0],
            List.of(new float[] {0.5f, -1}, new float[] {2, 4}),
            List.of(new float[] {1}, new float[] {0}),
            List.of(new boolean[] {true, false, true}, new boolean[] {true, false, false}),
            new int[] {0, 0},
            new int[] {1},
            "terminated",
            "",
            Map.of(),
            Map.of(),
            Map.of(),
            0,
            -1);
    FileEntry written = workspace.write(Tables.ROLLOUTS, stage, new DriverSite(), List.of(row));
    List<FileEntry> files = List.of(written);
    assertThat(described(files))
        .containsEntry("observations", "FLOAT[][]")
        .containsEntry("actions", "FLOAT[][]")
        .containsEntry("legal", "BOOLEAN[][]");
    assertThat(number("list_sum(flatten(observations))", files)).isEqualTo(5.5);
    assertThat(number("actions[1][1]", files)).isEqualTo(1);
    assertThat(number("len(list_filter(legal[2], each -> each))", files)).isEqualTo(1);
    assertThat(
            number(
                "count(*) filter (len(observations) = 0 and trace = 'tokens')",
                files(Tables.ROLLOUTS)))
        .isEqualTo(number("count(*)", files(Tables.ROLLOUTS)));
  }
}
