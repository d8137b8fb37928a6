package org.sparring.common.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.data.table.StateRow;

class VacuumTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path folder;
  private Workspace workspace;
  private FileEntry winner;
  private FileEntry loser;

  @BeforeEach
  void raced() {
    workspace = Workspace.create(folder.toString(), new Configuration());
    winner = file("a", 0, "x", "won");
    loser = file("a", 0, "x", "lost");
    commit("a", 0, "x", "", List.of(winner), "");
  }

  private FileEntry file(String run, int round, String stage, String attempt) {
    StateRow row = new StateRow(run, round, attempt, new double[] {1});
    StageId id = new StageId(run, round, stage);
    return workspace.write(Tables.STATE, id, Samples.site(0, attempt), List.of(row));
  }

  private Manifest commit(
      String run, int round, String stage, String parent, List<FileEntry> files, String note) {
    Manifest manifest =
        new Manifest(new StageId(run, round, stage), parent, "s", files, Map.of("result", note));
    workspace.commit(manifest);
    return manifest;
  }

  private static String json(FileEntry file) {
    return "{\"some\": [{\"table\": \"state\", \"path\": \"" + file.path() + "\"}]}";
  }

  private Vacuum.Found find(Duration age) {
    return new Vacuum(workspace, "round").find("", age);
  }

  private List<String> garbage() {
    return find(Duration.ZERO).garbage().stream().map(Vacuum.Garbage::path).toList();
  }

  private Path path(FileEntry file) {
    return folder.resolve(file.path());
  }

  private void age(Path file, Duration age) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
  }

  @Test
  void theLoserOfARaceGoesAndTheWinnerStays() {
    Vacuum.Found found = find(Duration.ZERO);
    assertThat(found.garbage()).containsExactly(new Vacuum.Garbage(loser.path(), loser.bytes()));
    assertThat(found.bytes()).isEqualTo(loser.bytes());
    assertThat(path(loser)).exists();
    new Vacuum(workspace, "round").delete(found);
    assertThat(path(loser)).doesNotExist();
    assertThat(workspace.list(Tables.STATE, workspace.files(Tables.STATE, "a"))).hasSize(1);
    assertThat(garbage()).isEmpty();
  }

  @Test
  void whatIsYoungMayBeADriversAtWork() throws IOException {
    age(path(loser), HOUR.minusMinutes(1));
    assertThat(find(HOUR).garbage()).isEmpty();
    age(path(loser), HOUR.plusMinutes(1));
    age(path(winner), HOUR.plusMinutes(1));
    assertThat(find(HOUR).garbage()).hasSize(1);
  }

  @Test
  void aRunThatCommittedNothingLeavesNothing() {
    FileEntry first = file("b", 0, "open", "x");
    assertThat(garbage()).containsExactly(loser.path(), first.path());
    Vacuum.Found one = new Vacuum(workspace, "round").find("b", Duration.ZERO);
    assertThat(one.garbage()).extracting(Vacuum.Garbage::path).containsExactly(first.path());
  }

  @Test
  void whatAnUnfinishedRoundMentionsStaysUntilItIsClosed() {
    FileEntry delta = file("b", 0, "delta", "x");
    Manifest steps = commit("b", 0, "steps", "", List.of(), json(delta));
    assertThat(garbage()).containsExactly(loser.path());
    commit("b", 0, "round", steps.digest(), List.of(), "");
    assertThat(garbage()).containsExactly(loser.path(), delta.path());
  }

  @Test
  void whatShardsHaveRememberedStaysUntilTheirStageIsCommitted() {
    FileEntry done = file("b", 0, "rollout", "x");
    ShardResults results = new ShardResults(workspace, new StageId("b", 0, "rollout"), "s");
    results.write(0, json(done));
    assertThat(garbage()).containsExactly(loser.path());
    FileEntry again = file("b", 0, "rollout", "y");
    commit("b", 0, "rollout", "", List.of(again), json(again));
    assertThat(garbage()).containsExactly(loser.path(), "_shards/b/0/rollout/0.json", done.path());
    new Vacuum(workspace, "round").delete(find(Duration.ZERO));
    assertThat(results.read(0)).isEmpty();
    assertThat(path(again)).exists();
  }

  @Test
  void retiredFilesWhoseDeletionWasCutShortGo() throws IOException {
    byte[] content = Files.readAllBytes(path(winner));
    workspace.retire("a", 0, List.of(winner));
    assertThat(path(winner)).doesNotExist();
    Files.write(path(winner), content);
    assertThat(garbage()).containsExactly(loser.path(), winner.path());
  }

  @Test
  void foreignFilesStayAndAreCounted() throws IOException {
    Files.writeString(folder.resolve("state/a/0/notes.txt"), "?");
    Files.writeString(folder.resolve("state/mine.parquet"), "?");
    Files.createDirectories(folder.resolve("state/a/0/more"));
    Files.writeString(folder.resolve("state/a/0/more/x-0-y.parquet"), "?");
    Files.writeString(folder.resolve("elsewhere.parquet"), "?");
    assertThat(find(Duration.ZERO).foreign()).isEqualTo(3);
    assertThat(garbage()).containsExactly(loser.path());
  }

  @Test
  void aRunAtWorkIsLeftAlone() {
    try (Lease lease = Lease.take(workspace, "a")) {
      assertThat(lease).isNotNull();
      assertThat(garbage()).isEmpty();
      assertThat(find(Duration.ZERO).spared().get("a").reason()).contains("at work", "process");
      assertThat(find(Duration.ZERO).spared().get("a").damaged()).isFalse();
    }
    assertThat(garbage()).containsExactly(loser.path());
  }

  @Test
  void aDamagedRunIsLeftAlone() throws IOException {
    Path manifest = folder.resolve("_commits/a/0/x.json");
    String whole = Files.readString(manifest);
    Files.writeString(manifest, whole.substring(0, whole.length() / 2));
    assertThat(garbage()).isEmpty();
    assertThat(find(Duration.ZERO).spared().get("a").damaged()).isTrue();
    Files.writeString(manifest, whole);
    Manifest parent = workspace.manifests("a").get(0);
    commit("a", 0, "y", parent.digest(), List.of(), "");
    Files.delete(manifest);
    assertThat(garbage()).isEmpty();
    assertThat(find(Duration.ZERO).spared().get("a").reason()).contains("stage 'y' of round 0");
  }
}
