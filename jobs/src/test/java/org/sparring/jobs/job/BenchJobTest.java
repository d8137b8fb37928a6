package org.sparring.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.jobs.recipe.Catalogue;

/** The shape of what is printed; how fast it is says the job itself. */
class BenchJobTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final BenchJob job = new BenchJob(new PrintStream(printed, true, StandardCharsets.UTF_8));

  private void run(String bench) throws Exception {
    Settings given = Settings.empty().set("bench=" + bench).set("repeats=1");
    job.run(null, JobRunner.effective(job, given));
  }

  @ParameterizedTest
  @CsvSource({
    "train, tokens_per_core_s share_of_gemm",
    "rollout, even_tokens_per_core_s uneven_tokens_per_core_s",
    "reward, pairs_per_core_s mean_tokens_per_pair",
    "average, cpu_s_per_round seconds_per_round bytes_written_per_round bytes_read_per_round"
  })
  void oneJsonObjectOnOneLineTellsTheFiguresAndWhatTheyDependOn(String bench, String figures)
      throws Exception {
    run(bench);
    List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(1);
    JsonNode line = new ObjectMapper().readTree(lines.get(0));
    assertThat(line.path("bench").asText()).isEqualTo(bench);
    for (String figure : figures.split(" ", -1)) {
      assertThat(line.path(figure).asDouble()).as(figure).isPositive();
    }
    assertThat(line.path("gemm_gflops").asDouble()).isPositive();
    assertThat(line.path("cpu_s").asDouble()).isGreaterThan(line.path("startup_cpu_s").asDouble());
    assertThat(line.path("peak_rss_mib").asDouble()).isGreaterThan(50);
    assertThat(line.path("profile").asText()).contains("threads 1");
  }

  @Test
  void everyLossAndCreditIsMeasured() throws Exception {
    run("parts");
    JsonNode line = new ObjectMapper().readTree(printed.toString(StandardCharsets.UTF_8));
    for (String name : Catalogue.losses().keySet()) {
      assertThat(line.path("losses_ns").path(name).asDouble()).as(name).isPositive();
    }
    for (String name : Catalogue.credits().keySet()) {
      assertThat(line.path("credits_ns").path(name).isNumber()).as(name).isTrue();
    }
    assertThat(line.path("above_500_ns").isArray()).isTrue();
  }

  @Test
  void preparationIsMeasuredAsAWholeByStageAndAsItGrows() throws Exception {
    Settings given = Settings.empty().set("bench=prepare").set("repeats=1").set("rows=[60, 120]");
    job.run(null, JobRunner.effective(job, given));
    JsonNode line = new ObjectMapper().readTree(printed.toString(StandardCharsets.UTF_8));
    assertThat(line.path("pairs_per_core_s").asDouble()).isPositive();
    assertThat(line.path("pairs_per_core_s_near_duplicates_kept").asDouble()).isPositive();
    assertThat(line.path("growth").asDouble()).isPositive();
    assertThat(line.path("rows_per_core_s_by_stage").fieldNames())
        .toIterable()
        .containsExactly(
            "read",
            "normalise",
            "same_response",
            "exact_duplicates",
            "near_duplicates",
            "split",
            "tokenise",
            "length",
            "prompts",
            "write");
    assertThat(line.path("sizes").findValues("rows").toString()).isEqualTo("[60, 120]");
    for (JsonNode size : line.path("sizes")) {
      assertThat(size.path("driver_results_mib").asDouble()).isPositive();
      assertThat(size.path("driver_heap_mib").asDouble()).isPositive();
    }
  }

  @Test
  void pairsNeedATokenizer() {
    Settings given = Settings.empty().set("bench=dpo").set("pairs=[pairs.jsonl]");
    assertThatThrownBy(() -> JobRunner.checked(job, given))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("tokenizer:");
  }

  @Test
  void anUnknownBenchmarkNamesTheOthers() {
    assertThatThrownBy(() -> run("rolout"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no benchmark 'rolout'")
        .hasMessageContaining("rollout");
  }
}
