package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sparring.common.config.Param;
import org.sparring.common.config.Settings;
import org.sparring.datasets.read.SourceSettings;
import org.sparring.jobs.LocalSession;

/** Calls stages as a notebook does, on rows that are written down in a test. */
public final class StageCalls {
  private static final StructType SCHEMA =
      new StructType()
          .add("prompt", DataTypes.StringType)
          .add(
              "responses",
              DataTypes.createArrayType(
                  new StructType()
                      .add("text", DataTypes.StringType)
                      .add("rank", DataTypes.IntegerType)))
          .add("annotators", DataTypes.createArrayType(DataTypes.StringType))
          .add("facts", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType))
          .add("split", DataTypes.StringType)
          .add(
              "source",
              new StructType()
                  .add("file", DataTypes.StringType)
                  .add("position", DataTypes.LongType));

  private final SparkSession spark = LocalSession.spark();
  private final List<Row> rows = new ArrayList<>();
  private int partitions = 3;

  private record Holder(@Param("A stage.") Stage stage) {}

  /** A stage as settings write it. */
  public static Stage stage(String yaml) {
    return Stages.binder().bind(Settings.parse("stage: " + yaml), Holder.class).stage();
  }

  public StageCalls in(int others) {
    partitions = others;
    return this;
  }

  /** Two responses, the better one first, or the other way round where it is not. */
  public StageCalls pair(String prompt, String chosen, String rejected, String... annotators) {
    return row(
        prompt, List.of(response(chosen, 0), response(rejected, 1)), List.of(annotators), "");
  }

  public StageCalls row(String prompt, List<Row> responses, List<String> annotators, String split) {
    Row source = RowFactory.create("rows", (long) rows.size());
    Map<String, String> facts = Map.of("n", Integer.toString(rows.size()));
    rows.add(RowFactory.create(prompt, responses, annotators, facts, split, source));
    return this;
  }

  public static Row response(String text, int rank) {
    return RowFactory.create(text, rank);
  }

  /** The rows in their order, or from the last to the first. */
  public Dataset<Row> table(boolean backwards) {
    List<Row> ordered = new ArrayList<>(rows);
    if (backwards) {
      Collections.reverse(ordered);
    }
    return spark.createDataFrame(ordered, SCHEMA).repartition(partitions);
  }

  /** Normalises the rows, so that they have keys, and leads them through a stage. */
  public Called through(String yaml) {
    return through(yaml, false);
  }

  public Called through(String yaml, boolean backwards) {
    PrepareSettings settings = PrepareSettings.of(List.of(SourceSettings.of("rows")), "words");
    try (Context context = new Context(spark, settings, Drafts.WORDS)) {
      Staged normal = Staged.through(new Normalise(), table(backwards), context);
      Staged staged = Staged.through(stage(yaml), normal.rows(), context);
      return new Called(
          staged.rows().collectAsList(),
          staged.rejects().collectAsList(),
          staged.report(),
          staged.findings());
    }
  }

  /** What a stage did. */
  public record Called(
      List<Row> rows, List<Row> rejects, PrepareReport.OfStage report, List<Finding> findings) {
    public Finding finding(String name, String slice) {
      return findings.stream()
          .filter(each -> each.name().equals(name) && each.slice().equals(slice))
          .findFirst()
          .orElseThrow();
    }

    public double value(String name) {
      return finding(name, "all").value();
    }

    /** Places of the rows that were kept, in order. */
    public List<Long> kept() {
      return rows.stream()
          .map(row -> row.<Row>getAs("source").<Long>getAs("position"))
          .sorted()
          .toList();
    }

    public List<String> reasons() {
      return rejects.stream().map(row -> row.<String>getAs("reason")).sorted().toList();
    }

    /** The row of a place. */
    public Row at(long position) {
      return rows.stream()
          .filter(row -> row.<Row>getAs("source").<Long>getAs("position") == position)
          .findFirst()
          .orElseThrow();
    }
  }
}
