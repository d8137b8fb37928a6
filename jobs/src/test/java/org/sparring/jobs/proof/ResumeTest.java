package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.fleet.Work;
import org.sparring.common.workspace.Digests;
import org.sparring.common.workspace.LostRaceException;
import org.sparring.common.workspace.Tables;

class ResumeTest {
  private static final String RUN = "dpo";

  @TempDir static Path folder;
  private static World base;
  private World world;

  @BeforeAll
  static void prepare() {
    base = World.make(folder.resolve("data"), folder.resolve("base"));
    try (SparkSession spark = Session.open("local[1]", 1)) {
      base.prepared(spark);
    }
  }

  @BeforeEach
  void copy(TestInfo test) {
    String name = test.getDisplayName().replaceAll("[^A-Za-z]", "");
    world = base.copy(folder.resolve(name));
  }

  /** Does something around the stages of another fleet. */
  private interface Around extends Fleet {
    <O> O around(String stage, Callable<O> work) throws Exception;

    @Override
    default <I extends Serializable, O extends Serializable> List<O> map(
        String stage, List<I> shards, Work<I, O> work) {
      try {
        return around(stage, () -> new ThreadFleet().map(stage, shards, work));
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void aFinishedRunIsNotTouched() {
    var state = world.train(RUN, new ThreadFleet());
    List<Path> files = world.files();
    var again = world.train(RUN, refusing());
    assertThat(again.round()).isEqualTo(state.round()).isEqualTo(2);
    assertThat(again.models()).isEqualTo(state.models());
    assertThat(world.files()).isEqualTo(files);
  }

  private static Fleet refusing() {
    return new Around() {
      @Override
      public <O> O around(String stage, Callable<O> work) {
        throw new AssertionError("stage " + stage + " was repeated");
      }
    };
  }

  @Test
  void otherSettingsNeverMixWithARun() {
    world.train(RUN, new ThreadFleet());
    List<Path> files = world.files();
    UserException refused =
        catchThrowableOfType(
            UserException.class,
            () -> world.train(World.settings(RUN).set("seed=2"), new ThreadFleet()));
    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused).hasMessageContaining("run `dpo`").hasMessageContaining("--set run=NAME");
    assertThat(world.files()).isEqualTo(files);
    world.train(World.settings(RUN).set("seed=2").set("run=dpo-2"), new ThreadFleet());
    assertThat(Digests.table(world.workspace(), Tables.PARAMETERS, RUN))
        .isNotEqualTo(Digests.table(world.workspace(), Tables.PARAMETERS, "dpo-2"));
  }

  @Test
  void aLossThatIsNoNumberStopsTheRunAndTheLastRoundStands() {
    var settings = World.settings(RUN).set("learners.0.optimiser.adamw.learning_rate=1e30");
    settings = settings.set("averaging.local_steps=1").set("averaging.outer=mean");
    var given = settings;
    UserException stopped =
        catchThrowableOfType(UserException.class, () -> world.train(given, new ThreadFleet()));
    assertThat(stopped.code()).isEqualTo(ExitCode.GATE);
    assertThat(stopped)
        .hasMessageContaining("NaN in round 1, step 1, worker 0 of run `dpo`")
        .hasMessageContaining("last committed round stands");
    assertThat(world.workspace().lastRound(RUN, "round")).hasValue(0);
    assertThat(world.workspace().lastRound(RUN, "steps")).hasValue(0);
    world.workspace().list(Tables.METRICS, world.workspace().files(Tables.METRICS, RUN));
  }

  @Test
  void deltasAreGoneAfterTheirRoundEvenIfTheDriverDiedBeforeItDeletedThem() {
    Map<Path, byte[]> kept = new TreeMap<>();
    world.train(
        RUN,
        new Around() {
          @Override
          public <O> O around(String stage, Callable<O> work) throws Exception {
            O done = work.call();
            if (stage.equals("steps")) {
              kept.clear();
              deltas().forEach(each -> kept.put(each, bytes(each)));
            }
            return done;
          }
        });
    assertThat(kept).hasSize(4 * 4);
    assertThat(deltas()).isEmpty();
    String digest = Digests.run(world.workspace(), RUN);
    kept.forEach(ResumeTest::restore);
    assertThat(deltas()).hasSize(4 * 4);
    world.train(RUN, refusing());
    assertThat(deltas()).isEmpty();
    assertThat(Digests.run(world.workspace(), RUN)).isEqualTo(digest);
  }

  private List<Path> deltas() {
    return world.files("parameters", RUN).stream()
        .filter(each -> each.getFileName().toString().contains("delta"))
        .toList();
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void restore(Path file, byte[] content) {
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** While one driver is about to do a stage, another one does it and all that follows. */
  @ParameterizedTest
  @ValueSource(strings = {"open", "rollout", "steps", "average"})
  void theDriverThatComesSecondStops(String where) {
    Fleet slow =
        new Around() {
          private boolean overtaken;

          @Override
          public <O> O around(String stage, Callable<O> work) throws Exception {
            if (stage.equals(where) && !overtaken) {
              overtaken = true;
              world.train(RUN, new ThreadFleet());
            }
            return work.call();
          }
        };
    assertThatThrownBy(() -> world.train(RUN, slow))
        .isInstanceOfSatisfying(
            LostRaceException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining("Another job committed stage '" + where + "' of round 0")
        .hasMessageContaining("start one of them again");
    requireWhole();
  }

  @Test
  void ofTwoDriversAtOnceOneWinsOrBothEndTheSame() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    Callable<Integer> driver =
        () -> {
          Fleet fleet =
              new Around() {
                @Override
                public <O> O around(String stage, Callable<O> work) throws Exception {
                  O done = work.call();
                  if (stage.equals("open")) {
                    both.await();
                  }
                  return done;
                }
              };
          try {
            world.train(RUN, fleet);
            return 1;
          } catch (LostRaceException e) {
            return 0;
          }
        };
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Integer> first = threads.submit(driver);
      Future<Integer> second = threads.submit(driver);
      assertThat(first.get() + second.get()).isGreaterThanOrEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
    requireWhole();
  }

  /** Whoever did what: the tables are those of one driver alone. */
  private void requireWhole() {
    World alone = base.copy(folder.resolve("alone-" + System.nanoTime()));
    alone.train(RUN, new ThreadFleet());
    assertThat(Digests.run(world.workspace(), RUN)).isEqualTo(Digests.run(alone.workspace(), RUN));
  }
}
