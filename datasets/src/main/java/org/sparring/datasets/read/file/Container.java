package org.sparring.datasets.read.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.UserException;

/** How files hold rows: a class for each kind of file. */
public interface Container {
  /** The rows of the files with their places. */
  JavaRDD<Raw> rows(SparkSession spark, List<InputFile> files);

  /**
   * Refuses a kind of file that is not known.
   *
   * @throws UserException with the code for settings
   */
  static void check(String kind) {
    if (!Kind.known(kind)) {
      throw UserException.settings(
          "Unknown kind of file '"
              + kind
              + "'; known are auto, "
              + Arrays.stream(Kind.values()).map(Kind::shown).collect(Collectors.joining(", "))
              + ".");
    }
  }

  /**
   * The rows of all files of a path, each read as the kind that it is.
   *
   * @param kind as the settings name it, or auto
   * @param format as the settings name it: where a name tells nothing, {@code text} is read as text
   * @throws UserException with the code for input where no file matches or none can be opened; the
   *     tasks throw it for a file that breaks on the way
   */
  static JavaRDD<Raw> rows(SparkSession spark, String path, String kind, String format) {
    Map<Kind, List<InputFile>> kinds = new EnumMap<>(Kind.class);
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    for (InputFile file : InputFiles.of(path, configuration)) {
      kinds
          .computeIfAbsent(Kind.of(file, kind, format, configuration), none -> new ArrayList<>())
          .add(file);
    }
    JavaRDD<Raw> all = null;
    for (Map.Entry<Kind, List<InputFile>> each : kinds.entrySet()) {
      JavaRDD<Raw> rows = each.getKey().container().rows(spark, each.getValue());
      all = all == null ? rows : all.union(rows);
    }
    return all;
  }

  /** The files of a path, in the order of their names. */
  static List<InputFile> files(SparkSession spark, String path) {
    return InputFiles.of(path, spark.sparkContext().hadoopConfiguration());
  }

  /** The names of files with the digests of their bytes as they are stored; tasks read them. */
  static SortedMap<String, String> digests(SparkSession spark, List<InputFile> files) {
    return Checksums.of(spark, files);
  }
}
