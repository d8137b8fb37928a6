package org.sparring.common.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;

class FleetTest {
  record Shard(List<String> keys) implements Serializable {}

  record Result(int shard, String text, int device) implements Serializable {}

  static final List<Shard> SHARDS =
      IntStream.range(0, 7).mapToObj(i -> new Shard(List.of("key-" + i))).toList();

  private static void with(String master, Consumer<Fleet> test) {
    if (master.equals("thread")) {
      test.accept(new ThreadFleet());
      return;
    }
    SparkConf conf =
        new SparkConf()
            .setMaster(master)
            .setAppName("test")
            .set("spark.ui.enabled", "false")
            .set("spark.serializer", "org.apache.spark.serializer.KryoSerializer");
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      test.accept(new SparkFleet(spark));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"thread", "local[1]", "local[2]"})
  void resultsComeInTheOrderOfShards(String master) {
    List<Result> expected =
        IntStream.range(0, 7).mapToObj(i -> new Result(i, "key-" + i, -1)).toList();
    with(
        master,
        fleet -> {
          List<Result> results =
              fleet.map(
                  "work",
                  SHARDS,
                  (shard, site) -> {
                    pause(10L * (7 - site.shard()));
                    site.checkInterrupted();
                    return new Result(site.shard(), shard.keys().get(0), site.device());
                  });
          assertThat(results).isEqualTo(expected);
          assertThat(fleet.map("none", List.<Shard>of(), (shard, site) -> 1)).isEmpty();
          List<String> attempts = fleet.map("names", SHARDS, (shard, site) -> site.attempt());
          assertThat(attempts).doesNotHaveDuplicates().allMatch(s -> s.matches("[a-z0-9-]+"));
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"thread", "local[2]"})
  void mistakesOfTheUserComeBackAsTheyAre(String master) {
    with(
        master,
        fleet ->
            assertThatThrownBy(
                    () -> fleet.map("work", SHARDS, (shard, site) -> mistake(shard, site)))
                .isExactlyInstanceOf(UserException.class)
                .hasMessage("key-3 is wrong")
                .extracting(e -> ((UserException) e).code())
                .isEqualTo(ExitCode.INPUT));
  }

  private static int mistake(Shard shard, Site site) {
    if (site.shard() >= 3) {
      throw UserException.input(shard.keys().get(0) + " is wrong");
    }
    return 1;
  }

  @ParameterizedTest
  @ValueSource(strings = {"thread", "local[2]"})
  void bugsNameStageShardAndKeys(String master) {
    with(
        master,
        fleet ->
            assertThatThrownBy(() -> fleet.map("steps", SHARDS, (shard, site) -> bug(site)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("'steps'")
                .hasMessageContaining("shard 4")
                .hasMessageContaining("key-4")
                .hasRootCauseInstanceOf(ArithmeticException.class));
  }

  private static int bug(Site site) {
    return 1 / (4 - site.shard());
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
