package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.Settings;
import org.sparring.common.workspace.Digests;
import org.sparring.common.workspace.Table;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.LocalSession;
import org.sparring.jobs.job.PrepareJob;
import org.sparring.jobs.prepare.PrepareSettings;
import org.sparring.jobs.prepare.Stages;
import org.sparring.jobs.prepare.near.Planted;

/** A whole preparation gives the same tables on any number of slots, partitions and file orders. */
class SamePreparationTest {
  private static final String SPLIT_SIZE = "mapreduce.input.fileinputformat.split.maxsize";
  private static final int FILES = 4;
  private static final int PROMPTS = 48;
  private static final int BRIDGES = 8;
  private static final List<Table<?>> TABLES =
      List.of(Tables.PREFERENCES, Tables.PROMPTS, Tables.REJECTS, Tables.EVALUATIONS);

  private static final String STAGES =
      """
      - normalise
      - same_response
      - exact_duplicates
      - personal_data
      - repetition
      - decontaminate: {sets: {held: {path: %s, format: prompt}}}
      - contradictions: {policy: mark, by: votes}
      - cycles
      - agreement
      - annotators: {form: full, steps: 4}
      - bias
      - near_duplicates: {permutations: 96, bands: 16}
      - split: {previous: first}
      - exact_duplicates: responses
      - clusters: {most: 3, sample: 40, buckets: 32}
      - curriculum: {stages: 2}
      - diverse: {rows: 50, ngrams: 1, buckets: 512, parts: 3}
      - tokenise
      - prompts
      """;

  private static final String FIRST =
      "[normalise, same_response, exact_duplicates, near_duplicates, split, tokenise, prompts]";

  @TempDir Path folder;
  private final Planted planted = new Planted(11);
  private final List<List<String>> files = new ArrayList<>();

  @Test
  void tablesDependOnNothingButInputAndSettings() throws IOException {
    write();
    LocalSession.stop();
    Map<String, String> expected;
    try (SparkSession spark = Session.open("local[1]", 1, 1)) {
      expected = digests(spark, "one", 1, List.of(0, 1, 2, 3));
    }
    try (SparkSession spark = Session.open("local[2]", 3, 2)) {
      assertThat(digests(spark, "three", 3, List.of(2, 0, 3, 1))).isEqualTo(expected);
      assertThat(digests(spark, "eight", 8, List.of(3, 2, 1, 0))).isEqualTo(expected);
    }
    requireContent(workspace("one"));
  }

  private Workspace workspace(String name) {
    return Workspace.create(folder.resolve(name).toString(), new Configuration());
  }

  /** Two runs of which the second keeps the splits of the first. */
  private Map<String, String> digests(
      SparkSession spark, String name, int partitions, List<Integer> order) throws IOException {
    Configuration conf = spark.sparkContext().hadoopConfiguration();
    conf.setLong(SPLIT_SIZE, Files.size(file(0)) / partitions + 500);
    Workspace workspace = workspace(name);
    List<Integer> old = order.stream().filter(each -> each < FILES - 1).toList();
    prepare(spark, workspace, "first", FIRST, old);
    prepare(
        spark, workspace, "second", "\n" + STAGES.formatted(folder.resolve("held.jsonl")), order);
    Map<String, String> digests = new TreeMap<>();
    for (Table<?> table : TABLES) {
      digests.put(table.name(), Digests.table(workspace, table, "second"));
    }
    digests.put("first", Digests.table(workspace, Tables.PREFERENCES, "first"));
    return digests;
  }

  private void prepare(
      SparkSession spark, Workspace workspace, String run, String stages, List<Integer> order) {
    String sources =
        order.stream().map(each -> "{path: " + file(each) + "}").collect(Collectors.joining(", "));
    String yaml =
        "workspace: %s\nrun: %s\ntokenizer: %s\nfiles: 3\nsources: [%s]\nstages: %s\n"
            .formatted(workspace.root(), run, folder.resolve("words.txt"), sources, stages);
    Settings settings =
        Settings.parse(
            yaml + "rejects: {max_share: 1}\nsplits: {train: 0.5, validation: 0.2, test: 0.3}\n");
    PrepareJob.prepare(spark, settings.bind(PrepareSettings.class, Stages.binder()), workspace);
  }

  private Path file(int number) {
    return folder.resolve("part" + number + ".jsonl");
  }

  private void write() throws IOException {
    Files.writeString(folder.resolve("words.txt"), "<pad>\n<bos>\n<eos>\n<unk>\ngood\nbad\n");
    String held = planted.text(0, 30);
    Files.writeString(folder.resolve("held.jsonl"), "{\"prompt\": \"" + held + "\"}\n");
    for (int i = 0; i < FILES; i++) {
      files.add(new ArrayList<>());
    }
    for (int i = 0; i < PROMPTS; i++) {
      String text = planted.text(i % 32, 60 + i % 32);
      judged(i, i < 32 ? text : planted.edited(text, i, 1));
    }
    for (int i = 0; i < BRIDGES; i++) {
      String text = planted.text(100 + i, 110);
      files.get(i % 3).add(pair(planted.edited(text, 1, 2), "left " + i, "l", 0, i));
      files.get((i + 1) % 3).add(pair(planted.edited(text, 2, 2), "right " + i, "r", 1, i));
      files.get(3).add(pair(text, "bridge " + i, "b", 2, i));
    }
    files.get(3).addAll(files.get(0).subList(0, 12));
    files.get(1).add("{\"prompt\": \"cut sho");
    for (int i = 0; i < FILES; i++) {
      Collections.rotate(files.get(i), 5);
      Files.write(file(i), files.get(i));
    }
  }

  /** Three annotators, of whom the last often errs. */
  private void judged(int number, String prompt) {
    for (int a = 0; a < 3; a++) {
      String good = "good answer " + number % 40 + (number % 9 == 0 ? " of ann@example.com" : "");
      String bad = number % 13 == 0 ? good : "bad " + number % 40;
      boolean wrong = a == 2 && number % 3 == 0;
      files
          .get((number + a) % FILES)
          .add(pair(prompt, wrong ? bad : good, wrong ? good : bad, a, number));
    }
  }

  private static String pair(String prompt, String chosen, String rejected, int by, int margin) {
    return "{\"prompt\": \"%s\", \"chosen\": \"%s\", \"rejected\": \"%s\", \"annotator\": \"n%d\", \"margin\": %d}"
        .formatted(prompt, chosen, rejected, by, margin % 7);
  }

  /** The digests would be as equal if the stages had done nothing. */
  private static void requireContent(Workspace workspace) {
    Set<String> reasons =
        workspace.list(Tables.REJECTS, workspace.files(Tables.REJECTS, "second")).stream()
            .map(row -> row.reason())
            .collect(Collectors.toSet());
    assertThat(reasons)
        .contains("not_json", "duplicate", "same_response", "contaminated", "joins_splits")
        .contains("duplicate_responses", "not_chosen");
    var rows = workspace.list(Tables.PREFERENCES, workspace.files(Tables.PREFERENCES, "second"));
    assertThat(rows).hasSizeBetween(20, 50);
    assertThat(rows).anyMatch(row -> row.facts().containsKey("contradicted"));
    assertThat(rows).anyMatch(row -> row.noise() > 0.05);
    assertThat(rows).anyMatch(row -> !row.component().equals(row.prompt()));
    Set<String> names =
        workspace.list(Tables.EVALUATIONS, workspace.files(Tables.EVALUATIONS, "second")).stream()
            .map(row -> row.name())
            .collect(Collectors.toSet());
    assertThat(names).contains("personal_data/masks", "annotators/error_rate", "split/kept_rows");
  }
}
