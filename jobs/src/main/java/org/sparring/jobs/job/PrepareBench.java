package org.sparring.jobs.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.model.Tokenizer;
import org.sparring.common.model.text.GptTokenizer;
import org.sparring.common.model.text.Message;
import org.sparring.common.model.text.Tokenizers;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.SourceReader;
import org.sparring.datasets.read.SourceSettings;
import org.sparring.jobs.bench.Benchmark;
import org.sparring.jobs.bench.Dialogue;
import org.sparring.jobs.bench.Meter;
import org.sparring.jobs.prepare.near.NearDuplicates.Keep;

/** Preparation of preference pairs, as a whole, stage by stage, and as the pairs grow. */
final class PrepareBench implements Benchmark {
  private static final int FEW = 3;

  @Override
  public String name() {
    return "prepare";
  }

  @Override
  public String summary() {
    return "prepares pairs: read, normalise, same response, exact and near duplicates, split,"
        + " tokens, length, prompts, write";
  }

  @Override
  public boolean usesSpark() {
    return true;
  }

  @Override
  public boolean readsPairs() {
    return false;
  }

  @Override
  public Map<String, Object> measure(Terms terms) {
    SparkSession spark = SparkSession.active();
    try {
      Path folder = Files.createTempDirectory("sparring-bench");
      try {
        return figures(spark, terms, folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("prepare", e);
    }
  }

  private static Map<String, Object> figures(SparkSession spark, Terms terms, Path folder)
      throws IOException {
    List<Dialogue> originals = originals(spark, terms.files());
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("pairs", terms.files().isEmpty() ? "drawn" : "given");
    figures.put("rows", terms.rows());
    List<Map<String, Object>> sizes = new ArrayList<>();
    for (int rows : terms.rows()) {
      PrepareRuns runs = new PrepareRuns(spark, tokenizer(terms), folder, rows);
      runs.write(originals);
      if (sizes.isEmpty()) {
        double kept = runs.kept(terms.repeats());
        figures.put("pairs_per_core_s", runs.merged(terms.repeats()));
        figures.put("pairs_per_core_s_near_duplicates_kept", kept);
        figures.put("rows_per_core_s_by_stage", runs.stages(kept, few(terms)));
      }
      sizes.add(size(spark, runs));
    }
    figures.put("sizes", sizes);
    figures.put("growth", rate(sizes.get(0)) / rate(sizes.get(sizes.size() - 1)));
    return figures;
  }

  private static double rate(Map<String, Object> size) {
    return (double) size.get("pairs_per_core_s");
  }

  private static int few(Terms terms) {
    return Math.min(FEW, terms.repeats());
  }

  /** One run of a size: its rate, and what the driver had to bear. */
  private static Map<String, Object> size(SparkSession spark, PrepareRuns runs) {
    double[] seconds = {0};
    DriverLoad.Mebibytes load =
        DriverLoad.of(
            spark.sparkContext(),
            () -> {
              double before = Meter.cpuSeconds();
              runs.prepare(Keep.ALL);
              seconds[0] = Meter.cpuSeconds() - before;
            });
    Map<String, Object> size = new LinkedHashMap<>();
    size.put("rows", runs.pairs());
    size.put("pairs_per_core_s", runs.pairs() / seconds[0]);
    size.put("driver_results_mib", load.results());
    size.put("driver_heap_mib", load.heap());
    return size;
  }

  private static Tokenizer tokenizer(Terms terms) {
    return terms.tokenizer().isEmpty()
        ? GptTokenizer.ofBytes()
        : Tokenizers.load(terms.tokenizer());
  }

  private static List<Dialogue> originals(SparkSession spark, List<String> files) {
    List<Dialogue> originals = new ArrayList<>();
    for (String path : files) {
      SourceReader.read(spark, SourceSettings.of(path)).collect().stream()
          .filter(each -> each.fault() == null && each.example().responses().size() == 2)
          .map(each -> dialogue(each.example()))
          .filter(each -> each.turns().size() % 2 == 1)
          .forEach(originals::add);
    }
    return originals;
  }

  private static Dialogue dialogue(Example example) {
    return new Dialogue(
        texts(example.prompt()),
        texts(example.responses().get(0).content()).get(0),
        texts(example.responses().get(1).content()).get(0));
  }

  private static List<String> texts(Content content) {
    return content instanceof Content.Chat chat
        ? chat.messages().stream().map(Message::content).toList()
        : List.of(((Content.Plain) content).text());
  }

  static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
