package org.sparring.datasets.read.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;
import org.apache.spark.api.java.JavaNewHadoopRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.Source;
import scala.Tuple2;

/** Text files, plain or compressed, as rows with their places. */
record FramedRows(Framing framing) implements Container {
  @Override
  public JavaRDD<Raw> rows(SparkSession spark, List<InputFile> files) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    try {
      Job job = Job.getInstance(context.hadoopConfiguration());
      RowInput.frame(job.getConfiguration(), framing);
      FileInputFormat.setInputPaths(
          job, files.stream().map(file -> new Path(file.address())).toArray(Path[]::new));
      var pieces =
          (JavaNewHadoopRDD<Void, Piece>)
              context.newAPIHadoopRDD(
                  job.getConfiguration(), RowInput.class, Void.class, Piece.class);
      return pieces.mapPartitionsWithInputSplit(new Naming(names(files)), true);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Map<String, String> names(List<InputFile> files) {
    Map<String, String> names = new TreeMap<>();
    files.forEach(file -> names.put(file.address(), file.name()));
    return names;
  }

  private record Naming(Map<String, String> names)
      implements Function2<InputSplit, Iterator<Tuple2<Void, Piece>>, Iterator<Raw>> {

    @Override
    public Iterator<Raw> call(InputSplit split, Iterator<Tuple2<Void, Piece>> pieces) {
      String file = named(((FileSplit) split).getPath());
      return new Mapping<>(pieces, piece -> raw(file, piece._2()));
    }

    private String named(Path path) {
      String name = names.get(path.toString());
      if (name == null) {
        throw new IllegalStateException("Read " + path + ", which is none of " + names.keySet());
      }
      return name;
    }

    private static Raw raw(String file, Piece piece) {
      if (piece instanceof Piece.Row row) {
        return new Raw(new Source(file, row.offset()), row.columns(), null);
      }
      if (piece instanceof Piece.Bad bad) {
        return new Raw(new Source(file, bad.offset()), null, bad.fault());
      }
      throw broken(file, (Piece.Broken) piece);
    }

    private static UserException broken(String file, Piece.Broken broken) {
      String rows =
          broken.last() < 0
              ? "no row before that is whole"
              : "the last whole row begins at byte " + broken.last();
      return UserException.input(
          "'"
              + file
              + "' is broken: "
              + broken.why()
              + ". Its content, decompressed, is good up to byte "
              + broken.good()
              + "; "
              + rows
              + ". Fetch or write the file again, or take it out of the source.");
    }
  }
}
