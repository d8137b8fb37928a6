package org.sparring.datasets.read.file;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.Source;
import org.sparring.datasets.read.Excerpt;
import org.sparring.datasets.read.MalformedRowException;

/**
 * Parquet rows with their index in the file; null columns and null fields are absent. The columns
 * of several files are united, so a row of a file without a column has none.
 */
record ParquetRows() implements Container {
  @Override
  public JavaRDD<Raw> rows(SparkSession spark, List<InputFile> files) {
    Column row = to_json(struct(col("*")), Map.of("timeZone", "UTC"));
    TreeMap<String, String> names = new TreeMap<>();
    files.forEach(file -> names.put(plain(file.address()), file.name()));
    return table(spark, files)
        .select(row, col("_metadata.file_path"), col("_metadata.row_index"))
        .toJavaRDD()
        .mapPartitions(new Parsing(names));
  }

  private static Dataset<Row> table(SparkSession spark, List<InputFile> files) {
    String[] addresses = files.stream().map(InputFile::address).toArray(String[]::new);
    try {
      return spark
          .read()
          .option("mergeSchema", true)
          .option("ignoreCorruptFiles", false)
          .option("ignoreMissingFiles", false)
          .parquet(addresses);
    } catch (Exception unreadable) {
      throw unreadable(
          files.stream().map(InputFile::name).collect(Collectors.joining("', '")), unreadable);
    }
  }

  /** Spark declares no exception and throws some of the checked ones. */
  private static RuntimeException unreadable(String files, Exception thrown) {
    if (!(thrown instanceof SparkException) && thrown instanceof RuntimeException bug) {
      return bug;
    }
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new UserException(
        org.sparring.common.config.ExitCode.INPUT,
        "The Parquet of '"
            + Excerpt.of(files)
            + "' cannot be read: "
            + thrown.getMessage()
            + (cause == thrown ? "" : " (" + cause.getMessage() + ")")
            + ". Write the files again with one type a column, or name them in sources of their"
            + " own.",
        thrown);
  }

  /** Spark encodes the path of a file; names are compared decoded, without slashes in front. */
  private static String plain(String address) {
    return new Path(address).toUri().getPath();
  }

  private record Parsing(TreeMap<String, String> names)
      implements FlatMapFunction<Iterator<Row>, Raw> {
    @Override
    public Iterator<Raw> call(Iterator<Row> rows) {
      return new Mapping<>(new Checked(rows, names), this::raw);
    }

    private Raw raw(Row row) {
      Source source = new Source(named(row.getString(1)), row.getLong(2));
      try {
        return new Raw(source, Json.row(row.getString(0)), null);
      } catch (MalformedRowException broken) {
        return new Raw(source, null, broken.fault());
      }
    }

    private String named(String address) {
      String name = names.get(URI.create(address).getPath());
      if (name == null) {
        throw new IllegalStateException("Read " + address + ", which is none of " + names.keySet());
      }
      return name;
    }
  }

  /** Rows, where a file that cannot be read is the user's to mend. */
  private record Checked(Iterator<Row> rows, Map<String, String> names) implements Iterator<Row> {
    @Override
    public boolean hasNext() {
      try {
        return rows.hasNext();
      } catch (Exception unreadable) {
        throw unreadable(String.join("', '", names.values()), unreadable);
      }
    }

    @Override
    public Row next() {
      return rows.next();
    }
  }
}
