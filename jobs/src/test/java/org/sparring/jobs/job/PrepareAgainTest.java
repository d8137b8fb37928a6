package org.sparring.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.PreferenceRow;
import org.sparring.common.data.table.RejectRow;
import org.sparring.common.workspace.Manifest;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.Tables;
import org.sparring.jobs.prepare.PrepareReport;
import org.sparring.jobs.prepare.PrepareSettings;
import org.sparring.jobs.prepare.Stages;
import org.sparring.jobs.prepare.near.Planted;

/** A shard is added to what was prepared before. */
class PrepareAgainTest extends PrepareTesting {
  private static final int GROUPS = 60;
  private static final int BRIDGES = 24;
  private final Planted planted = new Planted(7);

  private PrepareSettings settings(String run, String split, String... files) {
    String sources =
        List.of(files).stream()
            .map(file -> "{path: " + file + "}")
            .collect(Collectors.joining(", "));
    String yaml =
        """
        workspace: %s
        run: %s
        tokenizer: %s
        files: 2
        splits: {train: 0.4, validation: 0.3, test: 0.3}
        rejects: {max_share: 0.5}
        sources: [%s]
        stages: [normalise, near_duplicates, %s, tokenise, prompts]
        """
            .formatted(workspace.root(), run, words, sources, split);
    return Settings.parse(yaml).bind(PrepareSettings.class, Stages.binder());
  }

  private PrepareReport prepare(String run, String split, String... files) {
    return PrepareJob.prepare(spark, settings(run, split, files), workspace);
  }

  /** Groups of near duplicates, and pairs of texts that only a third one is near to both of. */
  private String first() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < GROUPS; i++) {
      String text = planted.text(i, 110);
      for (int copy = 0; copy < 1 + i % 3; copy++) {
        rows.add(pair(planted.edited(text, copy, 1), "c", "d"));
      }
    }
    for (int i = 0; i < BRIDGES; i++) {
      String text = planted.text(GROUPS + i, 110);
      rows.add(pair(bank(text, 20), "c", "left " + i));
      rows.add(pair(bank(text, 80), "c", "right " + i));
    }
    return write("first.jsonl", rows.toArray(String[]::new));
  }

  /** Two words changed, so far from each other that each changes five shingles. */
  private static String bank(String text, int from) {
    String[] words = text.split(" ");
    words[from] = "bank" + from;
    words[from + 10] = "bank" + from;
    return String.join(" ", words);
  }

  private String second() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < BRIDGES; i++) {
      rows.add(pair(planted.text(GROUPS + i, 110), "c", "bridge " + i));
    }
    for (int i = 0; i < GROUPS; i += 2) {
      rows.add(pair(planted.edited(planted.text(i, 110), 9, 1), "c", "near " + i));
    }
    for (int i = 0; i < 40; i++) {
      rows.add(pair(planted.text(1000 + i, 50), "c", "new"));
    }
    return write("second.jsonl", rows.toArray(String[]::new));
  }

  private Map<String, PreferenceRow> byKey(String run) {
    Map<String, PreferenceRow> rows = new TreeMap<>();
    rows(Tables.PREFERENCES, run).forEach(row -> rows.put(row.key(), row));
    return rows;
  }

  private static long changed(Map<String, PreferenceRow> old, Map<String, PreferenceRow> now) {
    return old.values().stream()
        .filter(row -> !row.split().equals(now.get(row.key()).split()))
        .count();
  }

  private static Map<String, Set<String>> splits(Map<String, PreferenceRow> rows) {
    Map<String, Set<String>> splits = new TreeMap<>();
    rows.values()
        .forEach(
            row ->
                splits.computeIfAbsent(row.component(), none -> new TreeSet<>()).add(row.split()));
    return splits;
  }

  /** The rows that said this of their rejected response, and its number. */
  private static Map<String, PreferenceRow> saying(Map<String, PreferenceRow> rows, String what) {
    Map<String, PreferenceRow> found = new TreeMap<>();
    for (PreferenceRow row : rows.values()) {
      String said = row.responses().get(1).text();
      if (said.startsWith(what + " ")) {
        found.put(said.substring(what.length() + 1), row);
      }
    }
    return found;
  }

  @Test
  void oldRowsKeepTheirSplitAndNewOnesThatJoinSplitsAreListed() throws IOException {
    String old = first();
    String added = second();
    prepare("first", "split", old);
    Map<String, PreferenceRow> before = byKey("first");
    assertThat(splits(before).values()).allSatisfy(each -> assertThat(each).hasSize(1));
    prepare("anew", "split", old, added);
    assertThat(changed(before, byKey("anew"))).as("without the earlier run").isGreaterThan(10);
    PrepareReport report = prepare("second", "split: {previous: first}", added, old);
    Map<String, PreferenceRow> after = byKey("second");
    assertThat(after.keySet()).containsAll(before.keySet());
    assertThat(changed(before, after)).isZero();
    Map<String, PreferenceRow> left = saying(before, "left");
    Map<String, PreferenceRow> right = saying(before, "right");
    Map<String, PreferenceRow> bridges = saying(after, "bridge");
    TreeSet<Long> lost = new TreeSet<>();
    long place = 0;
    List<String> lines = Files.readAllLines(Path.of(added));
    for (int i = 0; i < BRIDGES; i++) {
      String one = left.get("" + i).split();
      String other = right.get("" + i).split();
      if (one.equals(other)) {
        assertThat(bridges.get("" + i).split()).as("bridge " + i).isEqualTo(one);
      } else {
        assertThat(bridges).doesNotContainKey("" + i);
        lost.add(place);
      }
      place += lines.get(i).length() + 1;
    }
    assertThat(lost).hasSizeBetween(8, BRIDGES - 4);
    List<RejectRow> rejects = rows(Tables.REJECTS, "second");
    List<RejectRow> joins =
        rejects.stream().filter(row -> row.reason().equals("joins_splits")).toList();
    assertThat(joins).extracting(RejectRow::file).containsOnly(added);
    assertThat(joins).extracting(RejectRow::position).containsExactlyElementsOf(lost);
    assertThat(joins.get(0).detail()).contains(" and ", "by the earlier run", "first.jsonl at ");
    assertThat(saying(after, "near")).hasSize(GROUPS / 2);
    for (Map.Entry<String, PreferenceRow> each : saying(after, "near").entrySet()) {
      assertThat(splits(after).get(each.getValue().component())).hasSize(1);
    }
    assertThat(report.findings())
        .anyMatch(each -> each.name().equals("kept_rows") && each.n() == before.size());
  }

  @Test
  void aShardAloneJoinsTheSplitsOfItsPrompts() throws IOException {
    prepare("first", "split", first());
    Map<String, String> prompts = new TreeMap<>();
    byKey("first").values().forEach(row -> prompts.put(row.prompt(), row.split()));
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < BRIDGES; i++) {
      rows.add(pair(bank(planted.text(GROUPS + i, 110), 20), "c", "other"));
    }
    String shard = write("shard.jsonl", rows.toArray(String[]::new));
    prepare("shard", "split: {previous: first}", shard);
    assertThat(rows(Tables.PREFERENCES, "shard"))
        .hasSize(BRIDGES)
        .allSatisfy(row -> assertThat(row.split()).isEqualTo(prompts.get(row.prompt())));
    prepare("fixed", "split: {previous: first}", shard + ", split: test");
    long held = prompts.values().stream().filter("test"::equals).count();
    long others =
        rows(Tables.REJECTS, "fixed").stream()
            .filter(row -> row.reason().equals("split_conflict"))
            .count();
    assertThat(held).isPositive();
    assertThat(rows(Tables.PREFERENCES, "fixed"))
        .hasSize((int) (BRIDGES - others))
        .allSatisfy(row -> assertThat(prompts.get(row.prompt())).isEqualTo("test"));
    assertThat(others).isPositive();
  }

  @Test
  void theEarlierRunMustBeThere() throws IOException {
    String file = first();
    assertThatThrownBy(() -> prepare("one", "split: {previous: none}", file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("there is no run 'none'");
    assertThatThrownBy(() -> prepare("one", "split: {previous: one}", file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is the run itself");
    StageId other = new StageId("trained", 0, "steps");
    workspace.commit(new Manifest(other, "", "settings", List.of(), Map.of()));
    assertThatThrownBy(() -> prepare("one", "split: {previous: trained}", file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("'trained' has no prepared rows");
  }
}
