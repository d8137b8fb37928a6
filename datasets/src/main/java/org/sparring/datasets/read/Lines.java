package org.sparring.datasets.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;
import org.apache.spark.api.java.JavaNewHadoopRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.data.table.Source;
import scala.Tuple2;

/** The lines of text files with their byte offsets; a blank line is no row. */
final class Lines {

  /** What a line means. */
  interface Parser extends Serializable {
    JsonNode parse(String line) throws MalformedRowException;
  }

  private Lines() {}

  static JavaRDD<Raw> rows(SparkSession spark, List<InputFile> files, Parser parser) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    try {
      Job job = Job.getInstance(context.hadoopConfiguration());
      FileInputFormat.setInputPaths(
          job, files.stream().map(file -> new Path(file.address())).toArray(Path[]::new));
      var lines =
          (JavaNewHadoopRDD<LongWritable, Text>)
              context.newAPIHadoopRDD(
                  job.getConfiguration(), WholeLines.class, LongWritable.class, Text.class);
      return lines.mapPartitionsWithInputSplit(new Parsing(names(files), parser), true);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Map<String, String> names(List<InputFile> files) {
    Map<String, String> names = new TreeMap<>();
    files.forEach(file -> names.put(file.address(), file.name()));
    return names;
  }

  private record Parsing(Map<String, String> names, Parser parser)
      implements Function2<InputSplit, Iterator<Tuple2<LongWritable, Text>>, Iterator<Raw>> {

    @Override
    public Iterator<Raw> call(InputSplit split, Iterator<Tuple2<LongWritable, Text>> lines) {
      String file = named(((FileSplit) split).getPath(), names);
      return new Mapping<>(lines, line -> raw(file, line._1().get(), line._2()));
    }

    private static String named(Path path, Map<String, String> names) {
      String name = names.get(path.toString());
      if (name == null) {
        throw new IllegalStateException("Read " + path + ", which is none of " + names.keySet());
      }
      return name;
    }

    private Raw raw(String file, long offset, Text line) {
      Source source = new Source(file, offset);
      try {
        String text = Text.decode(line.getBytes(), 0, line.getLength(), false);
        return text.isBlank() ? null : new Raw(source, parser.parse(text), null);
      } catch (CharacterCodingException broken) {
        String shown = Raw.abbreviated(line.toString());
        String detail = "Not UTF-8: " + shown + "; write the file in UTF-8.";
        return new Raw(source, null, new Fault("not_utf8", detail));
      } catch (MalformedRowException broken) {
        return new Raw(source, null, broken.fault());
      }
    }
  }
}
