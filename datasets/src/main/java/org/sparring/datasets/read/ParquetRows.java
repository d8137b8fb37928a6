package org.sparring.datasets.read;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.data.table.Source;

/** Parquet rows with their index in the file; null columns and null fields are absent. */
record ParquetRows() implements Container {
  @Override
  public JavaRDD<Raw> rows(SparkSession spark, List<InputFile> files) {
    String[] addresses = files.stream().map(InputFile::address).toArray(String[]::new);
    Dataset<Row> table = spark.read().option("mergeSchema", "true").parquet(addresses);
    Column row = to_json(struct(col("*")), Map.of("timeZone", "UTC"));
    TreeMap<String, String> names = new TreeMap<>();
    files.forEach(file -> names.put(plain(file.address()), file.name()));
    return table
        .select(row, col("_metadata.file_path"), col("_metadata.row_index"))
        .toJavaRDD()
        .map(new Parsing(names));
  }

  /** Spark encodes the path of a file; names are compared decoded, without slashes in front. */
  private static String plain(String address) {
    return new Path(address).toUri().getPath();
  }

  private record Parsing(TreeMap<String, String> names) implements Function<Row, Raw> {
    @Override
    public Raw call(Row row) {
      Source source = new Source(named(row.getString(1)), row.getLong(2));
      try {
        return new Raw(source, Json.row(row.getString(0)), null);
      } catch (MalformedRowException broken) {
        return new Raw(source, null, broken.fault());
      }
    }

    private String named(String address) {
      String name = names.get(java.net.URI.create(address).getPath());
      if (name == null) {
        throw new IllegalStateException("Read " + address + ", which is none of " + names.keySet());
      }
      return name;
    }
  }
}
