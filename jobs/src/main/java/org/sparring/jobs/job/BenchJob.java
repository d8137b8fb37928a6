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
import org.sparring.jobs.bench.Benchmark;
import org.sparring.jobs.bench.Benchmarks;
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
      @Param(value = "Which benchmark: train or rollout.", or = "train") String bench,
      @Param(value = "Measured repetitions; the median counts.", or = "7", min = 1, max = 1000)
          int repeats) {}

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public String summary() {
    return "Measures training or sampling in CPU seconds, beside the rate of matrix products.";
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
  public Result run(SparkSession spark, Settings settings) throws JsonProcessingException {
    Keys keys = settings.bind(Keys.class);
    Benchmark benchmark = Benchmarks.named(keys.bench());
    double startUp = Meter.cpuSeconds();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("bench", benchmark.name());
    line.put("what", benchmark.summary());
    line.putAll(benchmark.measure(keys.repeats()));
    line.put("repeats", keys.repeats());
    line.put("startup_cpu_s", startUp);
    line.put("cpu_s", Meter.cpuSeconds());
    line.put("peak_rss_mib", Meter.peakMebibytes());
    line.put("profile", Benchmarks.profile());
    out.println(JSON.writeValueAsString(line));
    return Result.done("measured `%s`".formatted(benchmark.name()));
  }
}
