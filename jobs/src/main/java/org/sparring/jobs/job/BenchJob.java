package org.sparring.jobs.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.config.Param;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.model.text.ChatTemplate;
import org.sparring.common.model.text.Tokenizers;
import org.sparring.jobs.bench.Benchmark;
import org.sparring.jobs.bench.Benchmarks;
import org.sparring.jobs.bench.IdPair;
import org.sparring.jobs.bench.Meter;

/** Measures what the suite does most of the time, and prints one JSON object. */
public final class BenchJob implements Job {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;

  public BenchJob(PrintStream out) {
    this.out = out;
  }

  /** What it is told. */
  public record Keys(
      @Param(
              value =
                  "Which benchmark: train, rollout, dpo, reward, average, round, parts or prepare.",
              or = "train")
          String bench,
      @Param(value = "Measured repetitions; the median counts.", or = "7", min = 1, max = 1000)
          int repeats,
      @Param(
              value =
                  "Files of preference pairs for dpo, reward, round and prepare; without them pairs"
                      + " are drawn like helpful and harmless dialogues.",
              or = "[]")
          List<String> pairs,
      @Param(
              value = "Tokenizer of the pairs; its ids are folded into the model's vocabulary.",
              or = "''")
          String tokenizer,
      @Param(
              value =
                  "Numbers of pairs for prepare, the least first: stages are told apart at the"
                      + " first, and growth is the time for a pair at the last by that at the"
                      + " first.",
              or = "[50000, 500000]")
          List<Integer> rows) {}

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public String summary() {
    return "Measures training, sampling, a round or preparation in CPU seconds, beside matrix"
        + " products.";
  }

  @Override
  public Class<? extends Record> settings() {
    return Keys.class;
  }

  @Override
  public List<String> arguments() {
    return List.of("bench");
  }

  @Override
  public boolean usesSpark() {
    return false;
  }

  @Override
  public void check(Settings settings) {
    Keys keys = settings.bind(Keys.class);
    named(keys);
    if (keys.rows().isEmpty() || keys.rows().stream().anyMatch(each -> each < 1)) {
      throw UserException.settings("rows: name at least one number of pairs, of 1 or more");
    }
    if (!keys.pairs().isEmpty() && keys.tokenizer().isEmpty()) {
      throw UserException.settings("tokenizer: pairs are text; say which tokenizer reads them");
    }
  }

  @Override
  public Result run(SparkSession spark, Settings settings) throws JsonProcessingException {
    Keys keys = settings.bind(Keys.class);
    Benchmark benchmark = named(keys);
    boolean session = benchmark.usesSpark() || !keys.pairs().isEmpty();
    try (Sessions opened = session ? Sessions.open("sparring bench") : Sessions.none()) {
      measure(benchmark, keys, opened.spark());
    }
    return Result.done("measured `%s`".formatted(benchmark.name()));
  }

  private static Benchmark named(Keys keys) {
    return Benchmarks.named(keys.bench(), new PrepareBench());
  }

  private static Benchmark.Terms terms(Keys keys, List<IdPair> pairs, Fleet fleet) {
    return new Benchmark.Terms(
        keys.repeats(), pairs, fleet, keys.pairs(), keys.tokenizer(), keys.rows());
  }

  private void measure(Benchmark benchmark, Keys keys, SparkSession spark)
      throws JsonProcessingException {
    List<IdPair> pairs =
        keys.pairs().isEmpty() || !benchmark.readsPairs()
            ? List.of()
            : new BenchPairs(Tokenizers.load(keys.tokenizer()), ChatTemplate.named("dialogue"))
                .read(spark, keys.pairs());
    Fleet fleet = spark == null ? new ThreadFleet() : Fleets.of(spark);
    double startUp = Meter.cpuSeconds();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("bench", benchmark.name());
    line.put("what", benchmark.summary());
    line.putAll(benchmark.measure(terms(keys, pairs, fleet)));
    line.put("repeats", keys.repeats());
    line.put("startup_cpu_s", startUp);
    line.put("cpu_s", Meter.cpuSeconds());
    line.put("peak_rss_mib", Meter.peakMebibytes());
    line.put("profile", Benchmarks.profile());
    if (spark != null) {
      line.put("master", spark.sparkContext().master());
    }
    out.println(JSON.writeValueAsString(line));
  }
}
