package org.sparring.datasets.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.UserException;

/** The rows of one source: its files are found, its format recognised, each row read or faulted. */
public final class SourceReader {
  /** Rows that are looked at to recognise the format. */
  private static final int HEAD = 100;

  private final SparkSession spark;
  private final SourceSettings source;

  private SourceReader(SparkSession spark, SourceSettings source) {
    this.spark = spark;
    this.source = source;
  }

  /**
   * What became of every row of a source.
   *
   * @throws UserException with the code for input where no file matches, there is no row, or no row
   *     at the beginning is in a known format or has the columns of the one that was named
   */
  public static JavaRDD<Reading> read(SparkSession spark, SourceSettings source) {
    return new SourceReader(spark, source).readings();
  }

  /** The names of the files of a source with their lengths in bytes. */
  public static SortedMap<String, Long> files(SparkSession spark, SourceSettings source) {
    SortedMap<String, Long> lengths = new TreeMap<>();
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    InputFiles.of(source.path(), configuration)
        .forEach(file -> lengths.put(file.name(), file.bytes()));
    return lengths;
  }

  private JavaRDD<Reading> readings() {
    JavaRDD<Raw> rows = rows();
    List<Raw> head = rows.take(HEAD);
    if (head.isEmpty()) {
      throw UserException.input("'" + source.path() + "' holds no row.");
    }
    Format format = Formats.of(source.format(), head, source);
    return limited(rows).map(new Interpreting(format, source));
  }

  private JavaRDD<Raw> rows() {
    Map<Container.Kind, List<InputFile>> kinds = new EnumMap<>(Container.Kind.class);
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    for (InputFile file : InputFiles.of(source.path(), configuration)) {
      Container.Kind kind = Container.Kind.of(file, source.format(), spark);
      kinds.computeIfAbsent(kind, none -> new ArrayList<>()).add(file);
    }
    JavaRDD<Raw> all = null;
    for (Map.Entry<Container.Kind, List<InputFile>> each : kinds.entrySet()) {
      JavaRDD<Raw> rows = each.getKey().container().rows(spark, each.getValue());
      all = all == null ? rows : all.union(rows);
    }
    return all;
  }

  private JavaRDD<Raw> limited(JavaRDD<Raw> rows) {
    return source.limit() == 0
        ? rows
        : JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(rows.takeOrdered(source.limit(), new Raw.Order()));
  }

  private record Interpreting(Format format, SourceSettings source)
      implements Function<Raw, Reading> {
    @Override
    public Reading call(Raw raw) {
      if (raw.fault() != null) {
        return new Reading(raw.source(), null, raw.fault());
      }
      try {
        return new Reading(raw.source(), example(raw), null);
      } catch (MalformedRowException broken) {
        Fault fault = broken.fault();
        String detail = "As " + format.name() + ": " + fault.detail();
        return new Reading(raw.source(), null, new Fault(fault.reason(), detail));
      }
    }

    private Example example(Raw raw) throws MalformedRowException {
      Cells row = Cells.of(raw.row(), source.columns());
      Format.Body body = format.read(row);
      Set<String> used = new HashSet<>(format.columns());
      String strength = row.has("margin") ? "margin" : "strength";
      String judges = row.has("annotator") ? "annotator" : "annotators";
      used.addAll(List.of(strength, judges));
      body.responses().forEach(response -> used.addAll(response.facts().keySet()));
      return new Example(
          body.prompt(),
          body.responses(),
          row.number(strength),
          annotators(row, judges),
          row.facts(used),
          raw.source());
    }

    private static List<String> annotators(Cells row, String column) throws MalformedRowException {
      if (!row.has(column)) {
        return List.of();
      }
      JsonNode cell = row.get(column);
      List<String> annotators = new ArrayList<>();
      if (cell.isArray()) {
        cell.forEach(one -> annotators.add(Cells.written(one)));
      } else {
        annotators.add(Cells.written(cell));
      }
      return annotators;
    }
  }
}
