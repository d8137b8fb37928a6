package org.sparring.datasets.read;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;

/** How files hold rows: a class for each kind of file. */
interface Container {
  /** The rows of the files with their places. */
  JavaRDD<Raw> rows(SparkSession spark, List<InputFile> files);

  /** The kinds of file. */
  enum Kind {
    JSON_LINES(new JsonLines()),
    TEXT_LINES(new TextLines()),
    PARQUET(new ParquetRows());

    private static final Pattern COMPRESSION =
        Pattern.compile("\\.(gz|bz2|zst|snappy|lz4|deflate)$");
    private static final String MAGIC = "PAR1";

    private final Container container;

    Kind(Container container) {
      this.container = container;
    }

    Container container() {
      return container;
    }

    /** The kind of a file by its name, or by its first bytes where the name does not tell. */
    static Kind of(InputFile file, String format, SparkSession spark) {
      String name = COMPRESSION.matcher(file.name().toLowerCase(Locale.ROOT)).replaceFirst("");
      if (name.endsWith(".parquet")) {
        return PARQUET;
      }
      if (name.endsWith(".jsonl") || name.endsWith(".json") || name.endsWith(".ndjson")) {
        return JSON_LINES;
      }
      if (name.endsWith(".txt") || name.endsWith(".text")) {
        return TEXT_LINES;
      }
      byte[] head =
          InputFiles.head(file, MAGIC.length(), spark.sparkContext().hadoopConfiguration());
      if (new String(head, StandardCharsets.ISO_8859_1).equals(MAGIC)) {
        return PARQUET;
      }
      return format.equals("text") ? TEXT_LINES : JSON_LINES;
    }
  }
}
