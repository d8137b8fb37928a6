package org.sparring.common.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.data.table.PromptRow;
import org.sparring.common.data.table.Source;
import org.sparring.common.data.table.StateRow;
import org.sparring.common.data.table.TaskRow;

class DigestTest {
  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.create(folder.toString(), new Configuration());
  }

  private static StateRow state(int i, double value) {
    return new StateRow("r", i / 10, "name-" + i % 10, new double[] {i, value});
  }

  /** Commits rows 0 .. 29 under a run, dealt to shards and stages. */
  private String commit(String run, int shards, int stages, double last) {
    for (int stage = 0; stage < stages; stage++) {
      StageId id = new StageId(run, 0, "s" + stage);
      List<FileEntry> files = new ArrayList<>();
      for (int shard = 0; shard < shards; shard++) {
        int mine = stage * shards + shard;
        List<StateRow> rows =
            IntStream.range(0, 30)
                .filter(i -> i % (shards * stages) == mine)
                .mapToObj(i -> state(i, i == 29 ? last : 0.1))
                .toList();
        files.add(workspace.write(Tables.STATE, id, Samples.site(shard, run), rows));
      }
      workspace.commit(new Manifest(id, "", "", files, Map.of()));
    }
    return Digests.run(workspace, run);
  }

  @Test
  void digestsDoNotDependOnFiles() {
    String one = commit("a", 1, 1, 0.1);
    assertThat(commit("b", 7, 1, 0.1)).isEqualTo(one);
    assertThat(commit("c", 3, 5, 0.1)).isEqualTo(one);
  }

  @Test
  void oneBitChangesTheDigest() {
    String one = commit("a", 1, 1, 0.1);
    assertThat(commit("b", 1, 1, Math.nextUp(0.1))).isNotEqualTo(one);
    assertThat(commit("c", 1, 1, 0.0)).isNotEqualTo(commit("d", 1, 1, -0.0));
  }

  @Test
  void tasksDoNotCount() {
    String one = commit("a", 1, 1, 0.1);
    StageId id = new StageId("a", 1, "x");
    TaskRow row = new TaskRow("a", 1, "x", 0, "at", "host", -1, 1.5, 2, 3);
    FileEntry file = workspace.write(Tables.TASKS, id, Samples.site(0, "x"), List.of(row));
    workspace.commit(new Manifest(id, "", "", List.of(file), Map.of()));
    assertThat(Digests.run(workspace, "a")).isEqualTo(one);
    assertThat(Digests.table(workspace, Tables.TASKS, "a"))
        .isNotEqualTo(Digests.table(workspace, Tables.TASKS, "b"));
  }

  @Test
  void mergedRowsComeInKeyOrder() {
    commit("a", 4, 3, 0.1);
    assertThat(workspace.list(Tables.STATE, workspace.files(Tables.STATE, "a")))
        .extracting(row -> (int) row.values()[0])
        .containsExactlyElementsOf(IntStream.range(0, 30).boxed().toList());
  }

  @Test
  void mapsCountByContent() {
    Map<String, String> facts = new LinkedHashMap<>(Map.of("b", "2"));
    facts.put("a", "1");
    byte[] digest = Tables.PROMPTS.digest(prompt(facts));
    assertThat(Tables.PROMPTS.digest(prompt(Map.of("a", "1", "b", "2")))).isEqualTo(digest);
    assertThat(Tables.PROMPTS.digest(prompt(Map.of("a", "2", "b", "1")))).isNotEqualTo(digest);
    assertThat(Tables.PROMPTS.digest(prompt(Map.of("a1", "", "b", "2")))).isNotEqualTo(digest);
  }

  private static PromptRow prompt(Map<String, String> facts) {
    return new PromptRow("p", "train", "t", new int[] {1}, facts, new Source("f", 0), List.of());
  }

  @Test
  void rowsOutOfOrderAndRepeatedKeysAreRefused() {
    StageId id = new StageId("a", 0, "x");
    try (TableWriter<StateRow> writer = workspace.writer(Tables.STATE, id, Samples.site(0, "x"))) {
      writer.write(state(11, 0));
      assertThatThrownBy(() -> writer.write(state(5, 0)))
          .hasMessageContaining("state")
          .hasMessageContaining("run=r, round=0, name=name-5")
          .hasMessageContaining("round=1, name=name-1");
      assertThatThrownBy(() -> writer.write(state(11, 1))).hasMessageContaining("each key once");
    }
    assertThat(folder.resolve("state/a/0")).isEmptyDirectory();
  }
}
