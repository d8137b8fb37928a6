package org.sparring.jobs.job;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.Settings;
import org.sparring.common.workspace.Table;
import org.sparring.common.workspace.Workspace;
import org.sparring.datasets.read.SourceSettings;
import org.sparring.jobs.LocalSession;
import org.sparring.jobs.prepare.PrepareReport;
import org.sparring.jobs.prepare.PrepareSettings;
import org.sparring.jobs.prepare.SplitShares;
import org.sparring.jobs.prepare.Stages;

/** A session, a workspace and a tokenizer of words for tests of the job. */
abstract class PrepareTesting {
  static SparkSession spark;

  @TempDir Path folder;
  Workspace workspace;
  String words;

  @BeforeAll
  static void start() {
    spark = LocalSession.spark();
  }

  @BeforeEach
  void makeWorkspace() throws IOException {
    workspace = Workspace.create(folder.resolve("work").toString(), new Configuration());
    Path file = folder.resolve("vocab.txt");
    words = Files.writeString(file, "<pad>\n<bos>\n<eos>\n<unk>\na\nb\nc\nd\n").toString();
  }

  String write(String name, String... rows) throws IOException {
    return Files.writeString(
            folder.resolve(name), String.join("\n", rows).replace('\'', '"') + "\n")
        .toString();
  }

  static String pair(String prompt, String chosen, String rejected) {
    return "{'prompt': '"
        + prompt
        + "', 'chosen': '"
        + chosen
        + "', 'rejected': '"
        + rejected
        + "'}";
  }

  PrepareSettings settings(String run, int longest, SourceSettings... sources) {
    return new PrepareSettings(
        workspace.root(),
        run,
        List.of(sources),
        words,
        "dialogue",
        longest,
        0,
        Stages.usual(),
        SplitShares.usual(),
        new PrepareSettings.Budget(0.5),
        0,
        3);
  }

  /** How the job ends on settings that stand beside the workspace, the run and the words. */
  Result job(String run, String yaml) {
    String given = "workspace: %s\nrun: %s\ntokenizer: %s\n%s";
    PrintStream nothing =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    return new JobRunner(nothing, nothing, true)
        .run(
            new PrepareJob(),
            Settings.parse(given.formatted(workspace.root(), run, words, yaml), "test"));
  }

  static PrepareReport report(Result result) {
    return (PrepareReport) result.facts().get("report");
  }

  <R extends Record> List<R> rows(Table<R> table, String run) {
    return workspace.list(table, workspace.files(table, run));
  }
}
