package org.sparring.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.ExitCode;
import org.sparring.common.data.table.PreferenceRow;
import org.sparring.common.workspace.Tables;
import org.sparring.jobs.prepare.near.Planted;

/** Components over responses tear the rows of a prompt apart; the split does not. */
class PrepareTiedTest extends PrepareTesting {
  private static final int PROMPTS = 60;

  private final Planted planted = new Planted(8);

  /** Three pairs of each prompt; three prompts each have a reply that is nearly the same. */
  private String[] rows(int from) {
    List<String> rows = new ArrayList<>();
    for (int i = from; i < from + PROMPTS; i++) {
      String prompt = planted.text(1000 + i, 20);
      rows.add(pair(prompt, planted.edited(planted.text(2000 + i / 3, 200), i, 1), "d"));
      rows.add(pair(prompt, planted.text(3000 + i, 60), "d"));
      rows.add(pair(prompt, planted.text(4000 + i, 60), "d"));
    }
    return rows.toArray(String[]::new);
  }

  private List<PreferenceRow> prepared(String run, String sources, String stages) {
    String yaml =
        """
        sources: [%s]
        splits: {train: 0.4, validation: 0.3, test: 0.3}
        max_tokens: 1000
        stages: [normalise, %s, tokenise, prompts]
        """;
    Result result = job(run, yaml.formatted(sources, stages));
    assertThat(result.code()).as(result.reason()).isEqualTo(ExitCode.DONE);
    return rows(Tables.PREFERENCES, run);
  }

  private static Map<String, Set<String>> splits(
      List<PreferenceRow> rows, Function<PreferenceRow, String> by) {
    Map<String, Set<String>> splits = new TreeMap<>();
    rows.forEach(
        row -> splits.computeIfAbsent(by.apply(row), none -> new TreeSet<>()).add(row.split()));
    return splits;
  }

  private static void whole(List<PreferenceRow> rows, int prompts) {
    assertThat(splits(rows, PreferenceRow::prompt).values())
        .hasSize(prompts)
        .allSatisfy(each -> assertThat(each).hasSize(1));
    assertThat(splits(rows, PreferenceRow::component).values())
        .allSatisfy(each -> assertThat(each).hasSize(1));
  }

  @Test
  void neitherPromptsNorComponentsAreTorn() throws IOException {
    String old = "{path: " + write("old.jsonl", rows(0)) + "}";
    String near = "near_duplicates: {over: [responses], keep: %s}, split";
    List<PreferenceRow> one = prepared("one", old, near.formatted("one"));
    assertThat(one).as("two of three near rows are merged").hasSize(3 * PROMPTS - 2 * PROMPTS / 3);
    whole(one, PROMPTS);
    assertThat(splits(one, PreferenceRow::prompt).values().stream().distinct()).hasSize(3);
    List<PreferenceRow> all = prepared("all", old, near.formatted("all"));
    assertThat(all).hasSize(3 * PROMPTS);
    assertThat(splits(all, PreferenceRow::component)).hasSize(3 * PROMPTS - 2 * PROMPTS / 3);
    whole(all, PROMPTS);
    String added = "{path: " + write("added.jsonl", rows(PROMPTS)) + "}, " + old;
    List<PreferenceRow> more = prepared("more", added, near.formatted("all") + ": {previous: all}");
    whole(more, 2 * PROMPTS);
    Map<String, Set<String>> now = splits(more, PreferenceRow::key);
    assertThat(now).containsAllEntriesOf(splits(all, PreferenceRow::key));
  }
}
