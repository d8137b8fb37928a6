package org.sparring.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.data.table.PreferenceRow;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.datasets.read.SourceSettings;
import org.sparring.jobs.LocalSession;
import org.sparring.jobs.prepare.PrepareReport;
import org.sparring.jobs.prepare.PrepareReport.OfSource;
import org.sparring.jobs.prepare.PrepareSettings;
import org.sparring.jobs.prepare.SplitShares;
import org.sparring.jobs.prepare.Stages;

class PrepareHhTest {
  private static final Path DATA = Path.of(System.getProperty("sparring.shared"), "data");
  private static SparkSession spark;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    Assumptions.assumeTrue(Files.exists(DATA.resolve("hh")), "without " + DATA.resolve("hh"));
    spark = LocalSession.spark();
  }

  @Test
  void theRealDialoguesAddUpAndDoNotLeak() {
    Workspace workspace = Workspace.create(folder.toString(), new Configuration());
    PrepareReport report = PrepareJob.prepare(spark, settings(), workspace);
    assertThat(report.sources())
        .containsExactly(
            new OfSource(DATA + "/hh/*.train.jsonl.gz", 2667, 2657, 0, 0, 10, 0, 709, 0, 0, 0),
            new OfSource(DATA + "/hh/*.test.jsonl.gz", 454, 453, 0, 0, 1, 0, 131, 0, 0, 0));
    assertThat(report.sources())
        .allSatisfy(
            source ->
                assertThat(source.kept() + source.merged() + source.expanded() + source.dropped())
                    .isEqualTo(source.read()));
    List<PreferenceRow> rows =
        workspace.list(Tables.PREFERENCES, workspace.files(Tables.PREFERENCES, "hh"));
    assertThat(rows).hasSize((int) report.sources().stream().mapToLong(OfSource::kept).sum());
    assertThat(rows.size()).isGreaterThan(3000);
    Map<String, Set<String>> splits =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    PreferenceRow::prompt,
                    Collectors.mapping(PreferenceRow::split, Collectors.toSet())));
    assertThat(splits.values()).allSatisfy(of -> assertThat(of).hasSize(1));
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.responses()).hasSize(2);
              row.responses()
                  .forEach(
                      response ->
                          assertThat(row.ids().length + response.ids().length)
                              .isLessThanOrEqualTo(1024));
            });
    assertThat(report.preferences().get("test")).isGreaterThan(400);
  }

  private static PrepareSettings settings() {
    return new PrepareSettings(
        "",
        "hh",
        List.of(
            new SourceSettings(DATA + "/hh/*.train.jsonl.gz", "hh", "", 0, Map.of()),
            new SourceSettings(DATA + "/hh/*.test.jsonl.gz", "auto", "test", 0, Map.of())),
        DATA.resolve("models/tinystories-279k/tok512.bin").toString(),
        "dialogue",
        1024,
        0,
        Stages.usual(),
        SplitShares.usual(),
        new PrepareSettings.Budget(0.2),
        0,
        4);
  }
}
