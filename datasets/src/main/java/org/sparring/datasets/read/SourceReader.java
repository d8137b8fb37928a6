package org.sparring.datasets.read;

import java.util.List;
import java.util.SortedMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.UserException;
import org.sparring.datasets.read.file.Container;
import org.sparring.datasets.read.file.InputFile;
import org.sparring.datasets.read.file.Raw;
import org.sparring.datasets.read.format.Interpreter;
import org.sparring.datasets.read.format.Recogniser;

/** The rows of one source: its files are found, its format recognised, each row read or faulted. */
public final class SourceReader {
  /** Rows that are looked at to recognise the format. */
  private static final int HEAD = 100;

  private SourceReader() {}

  /**
   * What became of every row of a source. A task throws a {@link UserException} with the code for
   * input where a file breaks on the way: a truncated or damaged archive, an array or a quoted
   * value without an end, Parquet that cannot be read.
   *
   * @throws UserException with the code for input where no file matches, there is no row, or no row
   *     at the beginning is in a known format or has the columns of the one that was named
   */
  public static JavaRDD<Reading> read(SparkSession spark, SourceSettings source) {
    JavaRDD<Raw> rows = Container.rows(spark, source.path(), source.kind(), source.format());
    Recogniser recogniser = Recogniser.of(source.path(), source.format(), source.columns());
    List<Recogniser.Sighting> head = rows.map(recogniser::look).take(HEAD);
    if (head.isEmpty()) {
      throw UserException.input("'" + source.path() + "' holds no row.");
    }
    Interpreter interpreter = recogniser.decide(head);
    return limited(spark, source, rows).map(interpreter::read);
  }

  /** The files of a source, in the order of their names. */
  public static List<InputFile> files(SparkSession spark, SourceSettings source) {
    return Container.files(spark, source.path());
  }

  /**
   * The names of files with the digests of their bytes as they are stored: two files of one digest
   * have the same rows.
   */
  public static SortedMap<String, String> digests(SparkSession spark, List<InputFile> files) {
    return Container.digests(spark, files);
  }

  private static JavaRDD<Raw> limited(
      SparkSession spark, SourceSettings source, JavaRDD<Raw> rows) {
    return source.limit() == 0
        ? rows
        : JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(rows.takeOrdered(source.limit(), new Raw.Order()));
  }
}
