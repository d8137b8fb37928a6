package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.fleet.Work;
import org.sparring.common.workspace.Digests;
import org.sparring.common.workspace.LostRaceException;
import org.sparring.common.workspace.Manifest;
import org.sparring.common.workspace.Vacuum;
import org.sparring.jobs.loop.TrainLoop;

/** Two drivers of one run, without a lease, at paces of their own. */
class TwoDriversTest {
  private static final String RUN = "dpo";
  private static final int LONGEST_PAUSE = 40;

  private static final List<ExitCode> ENDINGS = new ArrayList<>();

  @TempDir static Path folder;
  private static World base;
  private static String alone;
  private static int stages;

  private static Settings settings() {
    return World.settings(RUN).set("averaging.workers=2");
  }

  @BeforeAll
  static void runAlone() {
    base = World.make(folder.resolve("data"), folder.resolve("base"));
    try (SparkSession spark = Session.open("local[1]", 1)) {
      base.prepared(spark);
    }
    World world = base.copy(folder.resolve("alone"));
    world.train(settings(), new ThreadFleet());
    alone = Digests.run(world.workspace(), RUN);
    stages = world.workspace().manifests(RUN).size();
  }

  @AfterAll
  static void thereWereLosers() {
    assertThat(ENDINGS).contains(ExitCode.USAGE);
  }

  @RepeatedTest(10)
  void thereIsOneResultAndTheLoserStops(RepetitionInfo race) throws Exception {
    int number = race.getCurrentRepetition();
    World world = base.copy(folder.resolve("race-" + number));
    SplittableRandom random = new SplittableRandom(number);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<ExitCode>> drivers = new ArrayList<>();
    for (int driver = 0; driver < 2; driver++) {
      Fleet fleet = new Hesitant(random.split());
      Callable<ExitCode> work = () -> drive(world, fleet);
      drivers.add(threads.submit(work));
    }
    List<ExitCode> codes = List.of(drivers.get(0).get(), drivers.get(1).get());
    threads.shutdown();
    assertThat(codes).contains(ExitCode.DONE).isSubsetOf(ExitCode.DONE, ExitCode.USAGE);
    ENDINGS.addAll(codes);
    assertThat(Digests.run(world.workspace(), RUN)).isEqualTo(alone);
    List<Manifest> manifests = world.workspace().manifests(RUN);
    assertThat(manifests).hasSize(stages);
    for (int i = 1; i < stages; i++) {
      assertThat(manifests.get(i).parent()).isEqualTo(manifests.get(i - 1).digest());
    }
    Vacuum vacuum = new Vacuum(world.workspace(), TrainLoop.ROUND);
    vacuum.delete(vacuum.find(RUN, Duration.ZERO));
    assertThat(world.strays()).isEmpty();
    assertThat(Digests.run(world.workspace(), RUN)).isEqualTo(alone);
  }

  private static ExitCode drive(World world, Fleet fleet) {
    try {
      world.train(settings(), fleet);
      return ExitCode.DONE;
    } catch (LostRaceException e) {
      return e.code();
    }
  }

  /** Pauses before and after every shard. */
  private static final class Hesitant implements Fleet {
    private final Fleet fleet = new ThreadFleet();
    private final SplittableRandom random;

    Hesitant(SplittableRandom random) {
      this.random = random;
    }

    @Override
    public <I extends Serializable, O extends Serializable> List<O> map(
        String stage, List<I> shards, Work<I, O> work) {
      pause();
      return fleet.map(
          stage,
          shards,
          (shard, site) -> {
            pause();
            return work.apply(shard, site);
          });
    }

    private void pause() {
      try {
        Thread.sleep(random.nextInt(LONGEST_PAUSE));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
