package org.sparring.jobs.optimum;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparring.datasets.make.task.Task;
import org.sparring.jobs.recipe.Recipes;

/** Every recipe goes at least a fifth of the way from its start to a known optimum. */
@Tag("optimum")
class RecipeOptimumTest {
  private static final int SEEDS = 5;
  private static final double SHARE = 0.2;

  /** Seeds share nothing, so two run beside one another; each stays in its thread. */
  private static final int THREADS = 2;

  /** {@code -Dsparring.seed=6} tries seeds on which nothing was tuned. */
  private static final long FIRST = Long.getLong("sparring.seed", 1);

  private static final ExecutorService POOL = Executors.newFixedThreadPool(THREADS);
  private static final Map<String, TaskWorld> WORLDS = new ConcurrentHashMap<>();

  /** Processor time of the runs of the recipe at hand and of what they start from, nanoseconds. */
  private static final LongAdder SPENT = new LongAdder();

  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  @TempDir static Path folder;

  /** All of them; {@code -Dsparring.recipes=dpo,ppo} tries some while one is being written. */
  static List<String> recipes() {
    String some = System.getProperty("sparring.recipes", "");
    return some.isEmpty() ? Recipes.NAMES : Arrays.asList(some.split(",", -1));
  }

  @AfterAll
  static void close() {
    POOL.shutdownNow();
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void aFifthOfTheWayToTheOptimum(String recipe, TestReporter reporter)
      throws InterruptedException, ExecutionException {
    Trial trial = Trial.of(recipe);
    List<Gap> gaps = gaps(trial);
    String seen =
        trial.task().name()
            + gaps.stream()
                .map(
                    each ->
                        String.format(
                            Locale.ROOT,
                            ", %.3f to %.3f (%.2f)",
                            each.start(),
                            each.end(),
                            each.share()))
                .collect(Collectors.joining());
    reporter.publishEntry(recipe, seen);
    reporter.publishEntry(
        "seconds", String.format(Locale.ROOT, "%s %.1f", recipe, SPENT.sumThenReset() / 1e9));
    assertThat(gaps.stream().filter(each -> each.share() >= SHARE).count())
        .as(seen)
        .isGreaterThanOrEqualTo(SEEDS - 1);
    assertThat(Gap.significant(gaps)).as(seen).isTrue();
  }

  private static Gap timed(Supplier<Gap> run) {
    long begin = CLOCK.getCurrentThreadCpuTime();
    try {
      return run.get();
    } finally {
      SPENT.add(CLOCK.getCurrentThreadCpuTime() - begin);
    }
  }

  private static List<Gap> gaps(Trial trial) throws InterruptedException, ExecutionException {
    List<Callable<Gap>> runs = new ArrayList<>();
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      long own = seed;
      runs.add(() -> timed(() -> trial.run(world(trial.task(), own))));
    }
    List<Gap> gaps = new ArrayList<>();
    for (Future<Gap> each : POOL.invokeAll(runs)) {
      gaps.add(each.get());
    }
    return gaps;
  }

  @Test
  void exceptionsAreOfRecipesAndSayWhy() {
    assertThat(Recipes.NAMES).containsAll(Adapted.TABLE.keySet());
    assertThat(Adapted.TABLE.values()).allMatch(each -> each.reason().length() > 20);
  }

  @Test
  void chanceIsNotSignificant() {
    List<Gap> chance =
        List.of(0.1, -0.1, 0.2, 0.0, 0.05).stream().map(gain -> new Gap(0, gain, 1)).toList();
    List<Gap> gain =
        List.of(0.1, 0.3, 0.2, 0.1, 0.4).stream().map(each -> new Gap(0, each, 1)).toList();
    assertThat(Gap.significant(chance)).isFalse();
    assertThat(Gap.significant(gain)).isTrue();
  }

  private static TaskWorld world(Task task, long seed) {
    String name = task.name() + "-" + seed;
    return WORLDS.computeIfAbsent(name, key -> new TaskWorld(folder.resolve(name), task, seed));
  }
}
