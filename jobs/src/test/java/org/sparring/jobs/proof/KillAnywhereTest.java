package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparring.common.config.Settings;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.fleet.Work;
import org.sparring.common.workspace.Digests;
import org.sparring.common.workspace.Manifest;
import org.sparring.common.workspace.Vacuum;
import org.sparring.jobs.loop.TrainLoop;

/** A run on an object store that is killed before or after any of its writes and deletions. */
@Tag("learning")
class KillAnywhereTest {
  private static final String RUN = "dpo";
  private static final String WORKERS = "averaging.workers=2";
  private static final int DEATHS = 20;
  private static final int KILLED = 128 + 9;

  @TempDir static Path folder;
  private static World base;
  private static String undisturbed;
  private static List<String> stages;
  private static long ticks;

  @BeforeAll
  static void runUndisturbed() {
    base = World.make(folder.resolve("data"), folder.resolve("base"));
    try (SparkSession spark = Session.open("local[1]", 1)) {
      base.prepared(spark);
    }
    World whole = bucket("whole");
    long before = Death.ticks();
    whole.train(settings(), new ThreadFleet());
    ticks = Death.ticks() - before;
    undisturbed = Digests.run(whole.workspace(), RUN);
    stages = stages(whole);
  }

  private static World bucket(String name) {
    return base.copy(Path.of("bucket:" + folder.resolve(name)));
  }

  private static Settings settings() {
    return World.settings(RUN).set(WORKERS);
  }

  private static List<String> stages(World world) {
    return world.workspace().manifests(RUN).stream().map(each -> each.id().stage()).toList();
  }

  /** One draw in each twentieth of a run. */
  static Stream<Double> shares() {
    SplittableRandom random = new SplittableRandom(1);
    return IntStream.range(0, DEATHS).mapToObj(i -> (i + random.nextDouble()) / DEATHS);
  }

  @ParameterizedTest
  @MethodSource("shares")
  void aRunThatWasKilledAnywhereEndsTheSame(double share) throws Exception {
    World world = bucket("killed-" + share);
    String death = Death.TICK + "=" + (1 + (long) (share * ticks));
    assertThat(Doomed.run(world, death, folder.resolve("log"), RUN, WORKERS)).isEqualTo(KILLED);
    Map<Path, String> committed = committed(world);
    List<String> left = new ArrayList<>(stages);
    stages(world).forEach(left::remove);
    Recorder recorder = new Recorder();
    world.train(settings(), recorder);
    assertThat(committed(world)).containsAllEntriesOf(committed).hasSize(stages.size());
    left.removeIf(each -> each.equals(TrainLoop.ROUND));
    assertThat(recorder.seen).as("what was committed is not repeated").isEqualTo(left);
    Vacuum vacuum = new Vacuum(world.workspace(), TrainLoop.ROUND);
    vacuum.delete(vacuum.find("", Duration.ZERO));
    assertThat(world.strays()).isEmpty();
    assertThat(Digests.run(world.workspace(), RUN)).isEqualTo(undisturbed);
  }

  /** Every manifest's file, byte by byte. */
  private static Map<Path, String> committed(World world) throws IOException {
    Map<Path, String> committed = new TreeMap<>();
    for (Manifest each : world.workspace().manifests(RUN)) {
      Path file =
          world
              .disk()
              .resolve("_commits/" + RUN)
              .resolve(each.id().round() + "/" + each.id().stage() + ".json");
      committed.put(file, Files.readString(file));
    }
    return committed;
  }

  /** Notes the stages of the loop that it is given. */
  private static final class Recorder implements Fleet {
    private final List<String> seen = new ArrayList<>();

    @Override
    public <I extends Serializable, O extends Serializable> List<O> map(
        String stage, List<I> shards, Work<I, O> work) {
      if (stages.contains(stage)) {
        seen.add(stage);
      }
      return new ThreadFleet().map(stage, shards, work);
    }
  }
}
