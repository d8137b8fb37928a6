package org.sparring.jobs.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.sparring.common.model.Tokenizer;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.Workspace;
import org.sparring.datasets.read.SourceSettings;
import org.sparring.jobs.bench.Dialogue;
import org.sparring.jobs.bench.Meter;
import org.sparring.jobs.bench.RepeatedDialogues;
import org.sparring.jobs.prepare.Prefix;
import org.sparring.jobs.prepare.Preparation;
import org.sparring.jobs.prepare.PrepareSettings;
import org.sparring.jobs.prepare.Stage;
import org.sparring.jobs.prepare.Stages;
import org.sparring.jobs.prepare.filter.Length;
import org.sparring.jobs.prepare.filter.LengthUnit;
import org.sparring.jobs.prepare.near.NearDuplicates;

/**
 * Preparations of so many pairs, measured.
 *
 * @param folder for what they read and write
 */
record PrepareRuns(SparkSession spark, Tokenizer tokenizer, Path folder, int pairs) {
  private static final int LONGEST = 1024;

  private PrepareSettings settings(NearDuplicates.Keep keep) {
    List<Stage> stages = new ArrayList<>(Stages.usual());
    stages.add(3, new NearDuplicates(List.of(NearDuplicates.Field.PROMPT), 0.8, 128, 16, 5, keep));
    stages.add(6, new Length(LengthUnit.TOKENS, 1, LONGEST, 1, LONGEST));
    return PrepareSettings.of(List.of(SourceSettings.of(input().toString())), "given")
        .with(stages, LONGEST);
  }

  private Path input() {
    return folder.resolve("pairs" + pairs + ".jsonl");
  }

  /** Writes what the runs read. */
  void write(List<Dialogue> originals) throws IOException {
    try (Writer out = Files.newBufferedWriter(input())) {
      new RepeatedDialogues(originals).write(out, pairs);
    }
  }

  /** Pairs per core-second of whole runs in which near duplicates go on, after some unmeasured. */
  double kept(int repeats) {
    return pairs / Meter.median(repeats, () -> prepare(NearDuplicates.Keep.ALL));
  }

  /** The same, once warm, where one row of each component of near duplicates goes on. */
  double merged(int repeats) {
    return pairs / Meter.medianWarm(repeats, () -> prepare(NearDuplicates.Keep.ONE));
  }

  /** One whole run. */
  void prepare(NearDuplicates.Keep keep) {
    try {
      Path work = Files.createTempDirectory(folder, "work");
      Workspace workspace = Workspace.create(work.toString(), new Configuration());
      StageId id = new StageId("bench", 0, "prepare");
      new Preparation(spark, settings(keep), tokenizer).write(workspace, id);
      PrepareBench.delete(work);
    } catch (IOException e) {
      throw new UncheckedIOException("prepare", e);
    }
  }

  /**
   * Pairs per core-second of each stage, once warm: of the run up to it, less the run before it.
   *
   * @param whole pairs per core-second of the whole run in which near duplicates go on
   */
  Map<String, Object> stages(double whole, int repeats) {
    Prefix prefix = new Prefix(spark, settings(NearDuplicates.Keep.ALL), tokenizer);
    List<String> names = prefix.names();
    Map<String, Object> rates = new LinkedHashMap<>();
    double before = 0;
    for (int i = 0; i < names.size(); i++) {
      int stages = i;
      double seconds = Meter.medianWarm(repeats, () -> prefix.run(stages));
      rates.put(names.get(i), rate(seconds - before));
      before = seconds;
    }
    rates.put("write", rate(pairs / whole - before));
    return rates;
  }

  private long rate(double seconds) {
    return seconds <= 0 ? -1 : Math.round(pairs / seconds);
  }
}
