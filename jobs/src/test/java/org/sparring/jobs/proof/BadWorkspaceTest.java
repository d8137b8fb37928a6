package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.workspace.Digests;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.job.Job;
import org.sparring.jobs.job.JobRunner;
import org.sparring.jobs.job.Result;
import org.sparring.jobs.job.ShowJob;
import org.sparring.jobs.job.VacuumJob;

/** What can be wrong with a workspace, and what people are told. */
class BadWorkspaceTest {
  private static final String RUN = "dpo";

  @TempDir static Path folder;
  private static World whole;
  private static String digest;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private World world;

  @BeforeAll
  static void runOnce() {
    whole = World.make(folder.resolve("data"), folder.resolve("whole"));
    try (SparkSession spark = Session.open("local[1]", 1)) {
      whole.prepared(spark);
    }
    whole.train(settings(), new ThreadFleet());
    digest = Digests.run(whole.workspace(), RUN);
  }

  private static Settings settings() {
    return World.settings(RUN).set("averaging.workers=1");
  }

  @BeforeEach
  void copy(TestInfo test) {
    world = whole.copy(folder.resolve("w" + System.nanoTime()));
  }

  private Path manifest(String name) {
    return world.folder().resolve("_commits").resolve(RUN).resolve(name + ".json");
  }

  private Result run(Job job, String settings) {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new JobRunner(out, out, true).run(job, Settings.parse(settings));
  }

  private Result show(String table) {
    String settings = "{workspace: '%s', table: %s, run: dpo}".formatted(world.folder(), table);
    return run(new ShowJob(new PrintStream(printed, true, StandardCharsets.UTF_8)), settings);
  }

  private Result vacuum() {
    return run(new VacuumJob(), "{workspace: '%s', older_than: 0}".formatted(world.folder()));
  }

  private UserException resumed() {
    return catchThrowableOfType(
        UserException.class, () -> world.train(settings(), new ThreadFleet()));
  }

  /** Readers, drivers and vacuum: exit code 3, and a message with all of these words. */
  private void requireDamage(String... words) {
    List<Path> files = world.files();
    Result shown = show("metrics");
    assertThat(shown.code()).isEqualTo(ExitCode.INPUT);
    assertThat(shown.reason()).contains(words);
    UserException stopped = resumed();
    assertThat(stopped.code()).isEqualTo(ExitCode.INPUT);
    assertThat(stopped.getMessage()).contains(words);
    assertThat(vacuum().code()).isEqualTo(ExitCode.INPUT);
    assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("\tat ", "Exception");
    assertThat(world.files().stream().filter(each -> !each.toString().contains("_status")))
        .isEqualTo(files);
  }

  @Test
  void foreignFilesAreNobodysConcern() throws IOException {
    for (String each : List.of("parameters/dpo/0/notes.parquet", "rollouts/x", "metrics/dpo/y")) {
      Files.writeString(world.folder().resolve(each), "?");
    }
    Files.writeString(world.folder().resolve("_commits/dpo/1/notes.txt"), "?");
    assertThat(show("metrics").code()).isEqualTo(ExitCode.DONE);
    assertThat(Digests.run(world.workspace(), RUN)).isEqualTo(digest);
    List<Path> files = world.files();
    Result result = vacuum();
    assertThat(result.code()).isEqualTo(ExitCode.DONE);
    assertThat(result.facts()).containsEntry("foreign", 3L).containsEntry("files", 0);
    assertThat(world.files()).isEqualTo(files);
  }

  @Test
  void aMissingManifestInTheMiddle() throws IOException {
    Files.delete(manifest("0/steps"));
    requireDamage(
        "run `dpo` is damaged", "stage 'average' of round 0", "restore it", "under another name");
  }

  @Test
  void aTruncatedManifestInTheMiddle() throws IOException {
    String text = Files.readString(manifest("0/round"));
    Files.writeString(manifest("0/round"), text.substring(0, text.length() - 40));
    requireDamage("run `dpo` is damaged", "0/round.json", "restore it");
  }

  @Test
  void anEditedManifestInTheMiddle() throws IOException {
    String text = Files.readString(manifest("1/rollout"));
    Files.writeString(manifest("1/rollout"), text.replaceFirst("\"rows\" : ", "\"rows\" : 1"));
    requireDamage("run `dpo` is damaged", "1/rollout.json", "restore it");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void aManifestOfAnotherVersion(int version) throws IOException {
    String text = Files.readString(manifest("0/open"));
    Files.writeString(
        manifest("0/open"), text.replace("\"format\" : 1", "\"format\" : " + version));
    requireDamage("0/open.json", "has format " + version, "use the version that wrote it");
  }

  /** A driver that dies while it writes leaves the same. */
  @Test
  void aHalfWrittenManifestAtTheEndIsWrittenAgain() throws IOException {
    String text = Files.readString(manifest("1/round"));
    Files.writeString(manifest("1/round"), text.substring(0, text.length() / 2));
    assertThat(show("metrics").code()).isEqualTo(ExitCode.DONE);
    assertThat(vacuum().code()).as("it may still go on").isEqualTo(ExitCode.INPUT);
    assertThat(resumed()).isNull();
    assertThat(Digests.run(world.workspace(), RUN)).isEqualTo(digest);
    assertThat(vacuum().code()).isEqualTo(ExitCode.DONE);
    assertThat(world.strays()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aDataFileThatIsMissingOrCut(boolean cut) throws IOException {
    Path file = world.files("metrics", RUN).get(0);
    byte[] content = Files.readAllBytes(file);
    Files.delete(file);
    if (cut) {
      Files.write(file, java.util.Arrays.copyOf(content, content.length - 9));
    }
    Result result = show("metrics");
    assertThat(result.code()).isEqualTo(ExitCode.INPUT);
    assertThat(result.reason())
        .contains(file.getFileName().toString(), "restore it")
        .contains(cut ? "were committed" : "is missing");
  }

  @Test
  void aWorkspaceThatIsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("f" + System.nanoTime()), "?");
    requireNoPlace(file.toString(), "there is a file in the place of a folder");
    Result shown = run(new ShowJob(System.out), "{workspace: '%s'}".formatted(file));
    assertThat(shown.code()).isEqualTo(ExitCode.INPUT);
    assertThat(shown.reason()).contains("there is no workspace at", file.getFileName().toString());
  }

  @Test
  void aPlaceWhereNobodyMayWrite() {
    requireNoPlace("/proc/sparring", "you may not read and write there");
    requireNoPlace("nowhere://host/folder", "no file system of this kind is known");
  }

  @Test
  void aFolderWithoutWritePermission() {
    assumeFalse("root".equals(System.getProperty("user.name")), "root may write everywhere");
    Path place = folder.resolve("locked");
    assertThat(place.toFile().mkdir() && place.toFile().setWritable(false)).isTrue();
    requireNoPlace(place.resolve("workspace").toString(), "you may not read and write there");
  }

  private static void requireNoPlace(String place, String words) {
    UserException refused =
        catchThrowableOfType(
            UserException.class, () -> Workspace.create(place, new Configuration()));
    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused).hasMessageContaining("workspace: " + place).hasMessageContaining(words);
  }
}
