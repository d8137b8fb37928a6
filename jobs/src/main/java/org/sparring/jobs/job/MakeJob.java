package org.sparring.jobs.job;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.workspace.Workspace;
import org.sparring.datasets.make.PolarityPairs;

/**
 * Makes preference data from other data; a source of {@code prepare} names the files as {@code
 * ${workspace}/input/…}.
 */
public final class MakeJob implements Job {
  @Override
  public String name() {
    return "make";
  }

  @Override
  public String summary() {
    return "Makes preference data from other data: pairs of sentences by polarity.";
  }

  @Override
  public Class<? extends Record> settings() {
    return MakeSettings.class;
  }

  @Override
  public boolean usesSpark() {
    return false;
  }

  @Override
  public Result run(SparkSession spark, Settings settings) throws IOException {
    MakeSettings bound = settings.bind(MakeSettings.class);
    MakeSettings.Polarity polarity =
        bound
            .polarity()
            .orElseThrow(
                () -> UserException.settings("nothing to make: give `polarity: {from: FILE}`"));
    Workspace workspace = Workspace.create(bound.workspace(), Sessions.hadoop(spark));
    InputFolder folder = new InputFolder(workspace);
    PolarityPairs pairs = read(polarity.from(), workspace.configuration());
    pairs.write(folder, polarity.every());
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("pairs", pairs.size());
    facts.put("train", folder.path(PolarityPairs.TRAIN).toString());
    facts.put("heldout", folder.path(PolarityPairs.HELDOUT).toString());
    facts.put("left over", pairs.chosen().size() + pairs.rejected().size() - 2 * pairs.size());
    return Result.done("made %d pairs".formatted(pairs.size()), facts);
  }

  private static PolarityPairs read(String from, Configuration hadoop) throws IOException {
    Path path = new Path(from);
    CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(path);
    try (InputStream raw = path.getFileSystem(hadoop).open(path);
        InputStream text = codec == null ? raw : codec.createInputStream(raw)) {
      return PolarityPairs.read(text);
    } catch (FileNotFoundException e) {
      throw UserException.input("polarity.from: there is no file " + from);
    }
  }
}
