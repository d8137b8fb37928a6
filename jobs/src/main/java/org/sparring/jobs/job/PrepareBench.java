package org.sparring.jobs.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.model.Tokenizer;
import org.sparring.common.model.text.GptTokenizer;
import org.sparring.common.model.text.Message;
import org.sparring.common.model.text.Tokenizers;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.Workspace;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.SourceReader;
import org.sparring.datasets.read.SourceSettings;
import org.sparring.jobs.bench.Benchmark;
import org.sparring.jobs.bench.Dialogue;
import org.sparring.jobs.bench.Meter;
import org.sparring.jobs.bench.RepeatedDialogues;
import org.sparring.jobs.prepare.Prefix;
import org.sparring.jobs.prepare.Preparation;
import org.sparring.jobs.prepare.PrepareSettings;
import org.sparring.jobs.prepare.Stage;
import org.sparring.jobs.prepare.Stages;
import org.sparring.jobs.prepare.near.NearDuplicates;

/** Preparation of preference pairs, stage by stage and as a whole. */
final class PrepareBench implements Benchmark {
  private static final int PAIRS = 50_000;
  private static final int GROWTH = 10;

  @Override
  public String name() {
    return "prepare";
  }

  @Override
  public String summary() {
    return "prepares "
        + PAIRS
        + " pairs: read, exact and near duplicates, split, tokens, prompts, write";
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
        return new Measuring(spark, terms, folder).figures();
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("prepare", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private record Measuring(SparkSession spark, Terms terms, Path folder) {
    Map<String, Object> figures() throws IOException {
      Map<String, Object> figures = new LinkedHashMap<>();
      Tokenizer tokenizer = tokenizer();
      PrepareSettings settings = settings(input(PAIRS));
      double whole = whole(settings, tokenizer, terms.repeats());
      figures.put("pairs_per_core_s", PAIRS / whole);
      figures.put("rows_per_s_by_stage", byStage(settings, tokenizer, whole));
      if (terms.growth()) {
        PrepareSettings large = settings(input(GROWTH * PAIRS));
        double seconds = whole(large, tokenizer, 1);
        figures.put("growth_of_rows", GROWTH);
        figures.put("growth_of_cpu", seconds / whole);
      }
      figures.put("pairs", terms.files().isEmpty() ? "drawn" : "given");
      return figures;
    }

    /** Median CPU seconds of a whole run. */
    private double whole(PrepareSettings settings, Tokenizer tokenizer, int repeats) {
      int[] run = {0};
      return Meter.median(
          repeats,
          () -> {
            Workspace workspace =
                Workspace.create(folder.resolve("work" + run[0]++).toString(), new Configuration());
            new Preparation(spark, settings, tokenizer)
                .write(workspace, new StageId("bench", 0, "prepare"));
          });
    }

    /** Rows per core-second of each stage: of the run up to it, less the run before it. */
    private Map<String, Object> byStage(
        PrepareSettings settings, Tokenizer tokenizer, double whole) {
      Prefix prefix = new Prefix(spark, settings, tokenizer);
      List<String> names = prefix.names();
      Map<String, Object> rates = new LinkedHashMap<>();
      double before = 0;
      for (int i = 0; i < names.size(); i++) {
        int stages = i;
        double seconds = Meter.median(Math.min(3, terms.repeats()), () -> prefix.run(stages));
        rates.put(names.get(i), rate(seconds - before));
        before = seconds;
      }
      rates.put("write", rate(whole - before));
      return rates;
    }

    private static long rate(double seconds) {
      return seconds <= 0 ? -1 : Math.round(PAIRS / seconds);
    }

    private Tokenizer tokenizer() {
      return terms.tokenizer().isEmpty()
          ? GptTokenizer.ofBytes()
          : Tokenizers.load(terms.tokenizer());
    }

    private Path input(int pairs) throws IOException {
      Path file = folder.resolve("pairs" + pairs + ".jsonl");
      try (Writer out = Files.newBufferedWriter(file)) {
        new RepeatedDialogues(originals()).write(out, pairs);
      }
      return file;
    }

    private List<Dialogue> originals() {
      List<Dialogue> originals = new ArrayList<>();
      for (String path : terms.files()) {
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

    private static PrepareSettings settings(Path input) {
      List<Stage> stages = new ArrayList<>(Stages.usual());
      NearDuplicates near =
          new NearDuplicates(
              List.of(NearDuplicates.Field.PROMPT), 0.8, 128, 16, 5, NearDuplicates.Keep.ALL);
      stages.add(3, near);
      PrepareSettings usual =
          PrepareSettings.of(List.of(SourceSettings.of(input.toString())), "given");
      return usual.with(stages, 1024);
    }
  }
}
