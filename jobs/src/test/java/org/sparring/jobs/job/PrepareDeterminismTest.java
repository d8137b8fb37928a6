package org.sparring.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.sparring.common.workspace.Digests;
import org.sparring.common.workspace.Tables;
import org.sparring.datasets.read.SourceSettings;

class PrepareDeterminismTest extends PrepareTesting {
  @Test
  void theTablesDoNotDependOnPartitionsOrOrder() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 240; i++) {
      rows.add(pair("a b " + i % 10, "c " + i % 4, "d " + i % 6));
    }
    rows.add("broken");
    SourceSettings[] sources = new SourceSettings[3];
    for (int i = 0; i < sources.length; i++) {
      List<String> part = rows.subList(i * 80, (i + 1) * 80 + i / 2);
      sources[i] = SourceSettings.of(write("part" + i + ".jsonl", part.toArray(String[]::new)));
    }
    Set<String> digests = new HashSet<>();
    Configuration conf = spark.sparkContext().hadoopConfiguration();
    for (int splits : new int[] {1, 3, 8}) {
      conf.setLong("mapreduce.input.fileinputformat.split.maxsize", 6000 / splits + 500);
      String run = "parts" + splits;
      PrepareJob.prepare(spark, settings(run, 8, sources), workspace);
      digests.add(digest(run));
      Collections.reverse(Arrays.asList(sources));
    }
    conf.unset("mapreduce.input.fileinputformat.split.maxsize");
    assertThat(digests).hasSize(1);
    assertThat(rows(Tables.REJECTS, "parts1")).hasSize(181);
  }

  private String digest(String run) {
    return List.of(Tables.PREFERENCES, Tables.PROMPTS, Tables.REJECTS).stream()
        .map(table -> Digests.table(workspace, table, run))
        .collect(Collectors.joining());
  }
}
