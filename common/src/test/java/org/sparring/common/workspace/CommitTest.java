package org.sparring.common.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.StateRow;

class CommitTest {
  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.create(folder.toString(), new Configuration());
  }

  private static Manifest manifest(int round, String stage, String parent, String note) {
    return new Manifest(
        new StageId("a", round, stage), parent, "settings", List.of(), Map.of("note", note));
  }

  private Workspace another() {
    return Workspace.open(folder.toString(), new Configuration());
  }

  private Path file(String name) {
    return folder.resolve("_commits/a").resolve(name);
  }

  @Test
  void whatIsCommittedIsRead() {
    FileEntry entry = new FileEntry("state", "state/a/0/x-0-y.parquet", 3, 99, "abc");
    Manifest manifest =
        new Manifest(
            new StageId("a", 0, "x"), "", "s", List.of(entry), Map.of("z", "1", "ä", "\"2\""));
    workspace.commit(manifest);
    assertThat(another().manifest(manifest.id())).contains(manifest);
    assertThat(another().manifest(new StageId("a", 0, "y"))).isEmpty();
    assertThat(another().files(Tables.STATE, "a")).containsExactly(entry);
    assertThat(another().files(Tables.TASKS, "a")).isEmpty();
    assertThat(another().runs()).containsExactly("a");
  }

  @Test
  void committingTheSameTwiceChangesNothing() {
    workspace.commit(manifest(0, "x", "", "one"));
    another().commit(manifest(0, "x", "", "one"));
    assertThat(workspace.manifests("a")).hasSize(1);
  }

  @Test
  void theSecondOfTwoDriversStops() {
    workspace.commit(manifest(0, "x", "", "one"));
    assertThatThrownBy(() -> another().commit(manifest(0, "x", "", "two")))
        .isInstanceOf(LostRaceException.class)
        .hasMessageContaining("stage 'x' of round 0 of run 'a'");
    assertThat(workspace.manifests("a").get(0).notes()).containsEntry("note", "one");
  }

  @Test
  void aDriverWhoseParentIsGoneStops() throws IOException {
    Manifest parent = manifest(0, "x", "", "one");
    workspace.commit(parent);
    Files.delete(file("0/x.json"));
    another().commit(manifest(0, "x", "", "two"));
    assertThatThrownBy(() -> workspace.commit(manifest(0, "y", parent.digest(), "")))
        .isInstanceOf(LostRaceException.class);
    assertThatThrownBy(() -> another().commit(manifest(0, "y", parent.digest(), "")))
        .isInstanceOf(LostRaceException.class);
  }

  @Test
  void manifestsComeByRoundAndFromParentToChild() {
    Manifest last = manifest(0, "z", "", "");
    for (String stage : List.of("m", "k", "l")) {
      workspace.commit(last);
      last = manifest(0, stage, last.digest(), "");
    }
    workspace.commit(last);
    Manifest ten = manifest(10, "a", last.digest(), "");
    workspace.commit(ten);
    workspace.commit(manifest(9, "b", last.digest(), ""));
    assertThat(another().manifests("a"))
        .extracting(each -> each.id().round() + each.id().stage())
        .containsExactly("0z", "0m", "0k", "0l", "9b", "10a");
    assertThat(workspace.lastRound("a", "a")).hasValue(10);
    assertThat(workspace.lastRound("a", "k")).hasValue(0);
    assertThat(workspace.lastRound("a", "none")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.6, 0.99})
  void aHalfWrittenManifestDoesNotExistAndIsReplaced(double share) throws IOException {
    Manifest manifest = manifest(0, "x", "", "one");
    workspace.commit(manifest);
    byte[] whole = Files.readAllBytes(file("0/x.json"));
    Files.write(file("0/x.json"), java.util.Arrays.copyOf(whole, (int) (share * whole.length)));
    assertThat(another().manifest(manifest.id())).isEmpty();
    assertThat(another().manifests("a")).isEmpty();
    another().commit(manifest(0, "x", "", "two"));
    assertThat(workspace.manifest(manifest.id()).orElseThrow().notes())
        .containsEntry("note", "two");
  }

  @Test
  void aChangedManifestDoesNotExist() throws IOException {
    workspace.commit(manifest(0, "x", "", "one"));
    String text = Files.readString(file("0/x.json"));
    Files.writeString(file("0/x.json"), text.replace("\"one\"", "\"two\""));
    assertThat(another().manifests("a")).isEmpty();
  }

  @Test
  void aFormatOfTheFutureIsNamed() throws IOException {
    workspace.commit(manifest(0, "x", "", "one"));
    String text = Files.readString(file("0/x.json"));
    Files.writeString(
        file("0/x.json"), text.replace("\"format\" : 1", "\"format\" : 2, \"new\" : 3"));
    assertThatThrownBy(() -> another().manifests("a"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("x.json")
        .hasMessageContaining("format 2");
  }

  @Test
  void foreignFilesAreIgnored() throws IOException {
    workspace.commit(manifest(3, "x", "", "one"));
    Files.copy(file("3/x.json"), file("3/y.json"));
    Files.writeString(file("3/.x.json.crc"), "?");
    Files.writeString(file("3/notes.txt"), "?");
    Files.writeString(file("3/Other Name.json"), "?");
    Files.createDirectories(file("03"));
    Files.copy(file("3/x.json"), file("03/x.json"));
    Files.writeString(file("file"), "?");
    Files.createDirectories(folder.resolve("_commits/.hidden"));
    assertThat(another().manifests("a")).hasSize(1);
    assertThat(another().runs()).containsExactly("a");
  }

  @Test
  void ofDriversThatCommitAtTheSameTimeOneWins() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    for (int round = 0; round < 40; round++) {
      List<Callable<Integer>> drivers = new ArrayList<>();
      for (int driver = 0; driver < 4; driver++) {
        Manifest mine = manifest(round, "x", "", "driver " + driver);
        drivers.add(() -> won(another(), mine));
      }
      int winners = 0;
      for (Future<Integer> each : threads.invokeAll(drivers)) {
        winners += each.get();
      }
      assertThat(winners).as("round %d", round).isEqualTo(1);
    }
    threads.shutdown();
    assertThat(workspace.manifests("a")).hasSize(40);
  }

  private static int won(Workspace workspace, Manifest manifest) {
    try {
      workspace.commit(manifest);
      return 1;
    } catch (LostRaceException e) {
      return 0;
    }
  }

  @Test
  void retiredFilesAreNoLongerListed() throws IOException {
    StageId id = new StageId("a", 2, "x");
    List<FileEntry> files = new ArrayList<>();
    for (int shard = 0; shard < 2; shard++) {
      StateRow row = new StateRow("a", 2, "shard " + shard, new double[] {1});
      files.add(workspace.write(Tables.STATE, id, Samples.site(shard, "x"), List.of(row)));
    }
    workspace.commit(new Manifest(id, "", "", files, Map.of()));
    workspace.retire("a", 2, files.subList(0, 1));
    workspace.retire("a", 2, files.subList(0, 1));
    assertThat(another().files(Tables.STATE, "a")).isEqualTo(files.subList(1, 2));
    assertThat(another().list(Tables.STATE, another().files(Tables.STATE, "a"))).hasSize(1);
    assertThat(folder.resolve(files.get(0).path())).doesNotExist();
    assertThat(another().manifest(id).orElseThrow().files()).isEqualTo(files);
  }

  @Test
  void aMissingWorkspaceIsNamed() {
    assertThatThrownBy(() -> Workspace.open(folder.resolve("none").toString(), new Configuration()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", ".", "a/b", "../a", ".a", "_a", "A", "a b", "a\\b", "a\n"})
  void namesThatLeaveTheirFolderAreRefused(String name) {
    assertThatThrownBy(() -> new StageId(name, 0, "x")).isInstanceOf(UserException.class);
    assertThatThrownBy(() -> new StageId("a", 0, name)).isInstanceOf(UserException.class);
    assertThatThrownBy(
            () -> workspace.writer(Tables.STATE, new StageId("a", 0, "x"), Samples.site(0, name)))
        .isInstanceOf(UserException.class);
  }
}
