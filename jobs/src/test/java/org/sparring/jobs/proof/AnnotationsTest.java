package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparring.common.config.Settings;
import org.sparring.common.data.table.AnnotationRow;
import org.sparring.common.data.table.RolloutRow;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.fleet.SparkFleet;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.fleet.Work;
import org.sparring.common.workspace.Digests;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.loop.Keep;
import org.sparring.jobs.loop.Retention;
import org.sparring.jobs.loop.Run;
import org.sparring.jobs.loop.Snapshots;

/** What a reference that never moves says of given responses is computed once in a run. */
class AnnotationsTest {
  private static final int PAIRS = 12;

  @TempDir static Path folder;
  private static SparkSession spark;
  private static World base;
  private World world;

  @BeforeAll
  static void prepare() {
    spark = Session.open("local[2]", 3);
    base = World.make(folder.resolve("data"), folder.resolve("base")).prepared(spark);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @BeforeEach
  void copy(TestInfo test) {
    world = base.copy(folder.resolve(test.getDisplayName().replaceAll("[^A-Za-z0-9]", "")));
  }

  /** Each of three rounds reads 8 of 12 pairs. */
  private static Settings dpo() {
    return World.settings("dpo")
        .set("rounds=3")
        .set("averaging.workers=2")
        .set("streams.main.examples={run: pairs, limit: %d}".formatted(PAIRS));
  }

  private static List<AnnotationRow> annotations(World of) {
    return of.workspace().list(Tables.ANNOTATIONS, of.workspace().files(Tables.ANNOTATIONS, "dpo"));
  }

  @Test
  void everyRoundReadsWhatWasStoredBeforeTheFirst() {
    world.train(dpo(), new ThreadFleet());
    Workspace workspace = world.workspace();
    Map<String, float[]> stored = new HashMap<>();
    for (AnnotationRow row : annotations(world)) {
      assertThat(row.signals()).isEmpty();
      assertThat(row.logProbs()).containsOnlyKeys("reference");
      stored.put(row.prompt() + row.sample(), row.logProbs().get("reference"));
    }
    assertThat(stored).hasSize(2 * PAIRS);
    List<RolloutRow> rows =
        workspace.list(Tables.ROLLOUTS, workspace.files(Tables.ROLLOUTS, "dpo"));
    assertThat(rows).hasSize(3 * 8 * 2);
    for (RolloutRow row : rows) {
      assertThat(row.logProbs().get("reference"))
          .isEqualTo(stored.get(row.prompt() + row.sample()));
    }
  }

  @Test
  void numbersAreThoseOfARunThatComputesThemEachTime() {
    world.train(dpo(), new ThreadFleet());
    World moving = base.copy(folder.resolve("moving"));
    moving.train(
        dpo().with(Settings.parse("models: {reference: {follow: {periodic: {every: 1000000}}}}")),
        new ThreadFleet());
    assertThat(annotations(moving)).as("a rule that may move it").isEmpty();
    Map<List<Object>, float[]> computed = references(moving);
    references(world)
        .forEach(
            (key, row) -> {
              float[] other = computed.get(key);
              assertThat(row).hasSameSizeAs(other);
              for (int t = 0; t < row.length; t++) {
                assertThat(Math.abs(row[t] - other[t])).isLessThan(1e-5f);
              }
            });
  }

  private static Map<List<Object>, float[]> references(World of) {
    Workspace workspace = of.workspace();
    Map<List<Object>, float[]> references = new HashMap<>();
    for (RolloutRow row :
        workspace.list(Tables.ROLLOUTS, workspace.files(Tables.ROLLOUTS, "dpo"))) {
      references.put(
          List.of(row.round(), row.prompt(), row.sample()), row.logProbs().get("reference"));
    }
    assertThat(references).hasSize(3 * 8 * 2);
    return references;
  }

  @Test
  void tasksGiveTheSame() {
    world.train(dpo(), new ThreadFleet());
    World tasks = base.copy(folder.resolve("tasks"));
    tasks.train(dpo(), new SparkFleet(JavaSparkContext.fromSparkContext(spark.sparkContext())));
    assertThat(Digests.run(tasks.workspace(), "dpo"))
        .isEqualTo(Digests.run(world.workspace(), "dpo"));
  }

  /** A driver that dies in the last shard of a stage, at its n-th time. */
  private static final class Dying implements Fleet {
    private final String stage;
    private int left;
    private final List<String> stages = new ArrayList<>();

    Dying(String stage, int time) {
      this.stage = stage;
      this.left = time;
    }

    @Override
    public <I extends Serializable, O extends Serializable> List<O> map(
        String name, List<I> shards, Work<I, O> work) {
      stages.add(name);
      boolean last = name.equals(stage) && --left == 0;
      int dies = shards.size() - 1;
      return new ThreadFleet()
          .map(
              name,
              shards,
              (shard, site) -> {
                if (last && site.shard() == dies) {
                  throw new IllegalStateException("died");
                }
                return work.apply(shard, site);
              });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"annotate 1", "rollout 1", "rollout 3", "steps 2"})
  void aRunThatDiesGoesOnWithTheSame(String death) {
    World whole = base.copy(folder.resolve("whole" + death.replace(' ', '-')));
    whole.train(dpo(), new ThreadFleet());
    String[] at = death.split(" ", -1);
    Dying dying = new Dying(at[0], Integer.parseInt(at[1]));
    assertThatThrownBy(() -> world.train(dpo(), dying)).hasMessageContaining("died");
    Dying survivor = new Dying("nothing", 1);
    world.train(dpo(), survivor);
    assertThat(survivor.stages.contains("annotate")).isEqualTo(at[0].equals("annotate"));
    assertThat(Digests.run(world.workspace(), "dpo"))
        .isEqualTo(Digests.run(whole.workspace(), "dpo"));
    assertThat(world.strays()).isEmpty();
  }

  @Test
  void retentionLeavesThemToLaterRounds() {
    world.train(dpo(), new ThreadFleet());
    World sparing = base.copy(folder.resolve("sparing"));
    Run run = sparing.run(dpo());
    World.train(
        run, new ThreadFleet(), new Retention(run, new Keep(1, 0), (round, rounds, metrics) -> {}));
    assertThat(annotations(sparing)).hasSize(2 * PAIRS);
    assertThat(digests(sparing)).isEqualTo(digests(world));
  }

  private static List<String> digests(World of) {
    return Snapshots.at(of.workspace(), "dpo", -1).models().get("policy").files().stream()
        .map(FileEntry::digest)
        .toList();
  }

  @Test
  void aRunOfLessThanAPassStoresNothing() {
    world.train(World.settings("dpo"), new ThreadFleet());
    assertThat(annotations(world)).isEmpty();
    assertThat(world.workspace().manifests("dpo"))
        .noneMatch(each -> each.id().stage().equals("annotate"));
  }
}
