package org.sparring.jobs.prepare.near;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.table.Source;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.Response;
import org.sparring.datasets.read.SourceReader;
import org.sparring.datasets.read.SourceSettings;
import org.sparring.jobs.LocalSession;
import org.sparring.jobs.prepare.Context;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Flow;
import org.sparring.jobs.prepare.Polling;
import org.sparring.jobs.prepare.PrepareSettings;
import org.sparring.jobs.prepare.Stage;

class NearDuplicatesTest {
  private static final double THRESHOLD = 0.8;
  private static SparkSession spark;

  @BeforeAll
  static void start() {
    spark = LocalSession.spark();
  }

  private static Draft draft(String prompt, int place) {
    return replied(prompt, place, "r" + place);
  }

  private static List<Draft> drafts(List<String> prompts) {
    return IntStream.range(0, prompts.size()).mapToObj(i -> draft(prompts.get(i), i)).toList();
  }

  /** What the stage says of rows, by the place of the row. */
  private static Map<Integer, Draft> marked(
      NearDuplicates stage, List<Draft> drafts, int partitions) {
    PrepareSettings settings = PrepareSettings.of(List.of(SourceSettings.of("rows")), "words");
    try (Context context = new Context(spark, settings, null)) {
      JavaRDD<Draft> rows =
          JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(drafts, partitions);
      Map<Integer, Draft> marked = new TreeMap<>();
      JavaRDD<Flow> flows =
          rows.zipPartitions(stage.told(rows, context), (each, told) -> noted(stage, each, told));
      if (stage.then() instanceof Stage.Peers merging) {
        flows = Polling.judged(merging, flows);
      }
      for (Flow flow : flows.collect()) {
        if (flow instanceof Draft draft) {
          marked.put((int) draft.source().position(), draft);
        }
      }
      return marked;
    }
  }

  private static Iterator<Flow> noted(
      NearDuplicates stage, Iterator<Draft> drafts, Iterator<byte[]> told) {
    Stage.Marking.Marker marker = stage.marker(told);
    List<Flow> noted = new ArrayList<>();
    drafts.forEachRemaining(each -> noted.add(marker.mark(each)));
    return noted.iterator();
  }

  private static Score score(List<String> prompts, NearDuplicates stage) {
    List<Draft> drafts = drafts(prompts);
    Map<Integer, Draft> marked = marked(stage, drafts, 3);
    Shingles shingles = new Shingles(stage.shingle());
    List<long[]> sets = prompts.stream().map(shingles::of).toList();
    Sets truth = new Sets(prompts.size());
    prompts.forEach(each -> truth.add());
    long pairs = 0;
    long found = 0;
    for (int i = 0; i < sets.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (Shingles.similarity(sets.get(i), sets.get(j)) >= THRESHOLD) {
          truth.join(i, j);
          pairs++;
          found += marked.get(i).component().equals(marked.get(j).component()) ? 1 : 0;
        }
      }
    }
    long told = 0;
    long links = 0;
    for (int i = 0; i < sets.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (marked.get(i).component().equals(marked.get(j).component())) {
          told++;
          links += truth.together(i, j) ? 1 : 0;
        }
      }
    }
    return new Score(pairs, found, told, links);
  }

  private static void holds(String what, Score score) {
    System.out.printf(
        "near duplicates of %s: %d pairs at or above %.1f, recall %.4f; %d pairs told, precision"
            + " %.4f%n",
        what, score.pairs(), THRESHOLD, score.recall(), score.told(), score.precision());
    assertThat(score.pairs()).isGreaterThan(1000);
    assertThat(score.recall()).isGreaterThanOrEqualTo(0.95);
    assertThat(score.precision()).isEqualTo(1.0);
  }

  @Test
  void recallAndPrecisionOnDrawnTexts() {
    Planted planted = new Planted(1);
    List<String> originals =
        IntStream.range(0, 160).mapToObj(i -> planted.text(i, 60 + i)).toList();
    holds("drawn texts", score(planted.repeated(originals, 9), NearDuplicates.usual()));
  }

  /** Pairs alone: no third document helps to find them. */
  @Test
  void recallOnPairsAtTheThreshold() {
    Planted planted = new Planted(2);
    List<String> prompts = new ArrayList<>();
    for (int i = 0; i < 1500; i++) {
      String text = planted.text(i, 95);
      prompts.add(text);
      prompts.add(planted.edited(text, 0, 2));
    }
    holds("lone pairs", score(prompts, NearDuplicates.usual()));
  }

  @Test
  void recallAndPrecisionOnDialogues() {
    Path hh = Path.of(System.getProperty("sparring.shared"), "data/hh");
    Assumptions.assumeTrue(Files.exists(hh), "without " + hh);
    List<String> prompts =
        SourceReader.read(spark, SourceSettings.of(hh + "/helpful-base.test.jsonl.gz"))
            .map(
                each ->
                    new Texts(List.of(NearDuplicates.Field.PROMPT))
                        .of(Draft.of(0, "", each.example())))
            .collect();
    List<String> some = prompts.stream().distinct().limit(200).toList();
    holds("dialogues", score(new Planted(3).repeated(some, 9), NearDuplicates.usual()));
  }

  @Test
  void theAnswerDoesNotDependOnPartitionsOrOrder() {
    Planted planted = new Planted(4);
    List<String> originals = IntStream.range(0, 30).mapToObj(i -> planted.text(i, 50)).toList();
    List<Draft> drafts = drafts(planted.repeated(originals, 9));
    NearDuplicates one =
        new NearDuplicates(
            List.of(NearDuplicates.Field.PROMPT), 0.8, 160, 20, 5, NearDuplicates.Keep.ONE);
    Map<Integer, Draft> expected = marked(one, drafts, 1);
    assertThat(expected.size()).isBetween(30, 290);
    List<Draft> reversed = new ArrayList<>(drafts);
    Collections.reverse(reversed);
    assertThat(marked(one, reversed, 4)).isEqualTo(expected);
    Map<Integer, Draft> all = marked(NearDuplicates.usual(), drafts, 5);
    Map<String, String> least = new HashMap<>();
    all.values()
        .forEach(
            each ->
                least.merge(each.component(), each.prompt(), (a, b) -> a.compareTo(b) < 0 ? a : b));
    assertThat(least).allSatisfy((component, prompt) -> assertThat(component).isEqualTo(prompt));
    assertThat(least).hasSize(expected.size());
  }

  private static Draft replied(String prompt, int place, String... replies) {
    List<Response> responses =
        IntStream.range(0, replies.length)
            .mapToObj(i -> new Response(new Content.Plain(replies[i]), i))
            .toList();
    Source source = new Source("rows", place);
    Example example =
        new Example(new Content.Plain(prompt), responses, Double.NaN, List.of(), Map.of(), source);
    return Draft.of(0, "", example).with(example);
  }

  /** Rows 0 and 1 are near in their replies alone, 0 and 2 in their prompts, 0 and 3 in both. */
  @Test
  void promptsAndResponsesAreComparedAloneOrTogether() {
    Planted planted = new Planted(6);
    String prompt = planted.text(0, 80);
    String good = planted.text(1, 80);
    String bad = planted.text(2, 80);
    List<Draft> drafts =
        List.of(
            replied(prompt, 0, good, bad),
            replied(planted.text(3, 80), 1, planted.edited(bad, 1, 1), good),
            replied(planted.edited(prompt, 1, 1), 2, planted.text(4, 80), planted.text(5, 80)),
            replied(planted.edited(prompt, 2, 1), 3, planted.edited(good, 1, 1), bad));
    assertThat(near(drafts, List.of(NearDuplicates.Field.PROMPT))).containsExactly(2, 3);
    assertThat(near(drafts, List.of(NearDuplicates.Field.RESPONSES))).containsExactly(1, 3);
    assertThat(near(drafts, List.of(NearDuplicates.Field.values()))).containsExactly(3);
  }

  /** The rows of the component of row 0. */
  private static List<Integer> near(List<Draft> drafts, List<NearDuplicates.Field> over) {
    NearDuplicates stage = new NearDuplicates(over, 0.8, 160, 20, 5, NearDuplicates.Keep.ALL);
    Map<Integer, Draft> marked = marked(stage, drafts, 2);
    String first = marked.remove(0).component();
    marked.values().removeIf(each -> !each.component().equals(first));
    return List.copyOf(marked.keySet());
  }

  @Test
  void rowsWithoutAPromptAreNotNearEachOther() {
    List<Draft> drafts = drafts(List.of("", "", " ", "p"));
    for (NearDuplicates.Keep keep : NearDuplicates.Keep.values()) {
      var stage = new NearDuplicates(List.of(NearDuplicates.Field.PROMPT), 0.8, 160, 20, 5, keep);
      assertThat(components(marked(stage, drafts, 2))).as("%s", keep).isEqualTo(4);
    }
  }

  @Test
  void aChainIsOneComponentAcrossPartitions() {
    Planted planted = new Planted(5);
    List<String> chain = new ArrayList<>(List.of(planted.text(0, 200)));
    for (int i = 1; i < 60; i++) {
      chain.add(planted.edited(chain.get(i - 1), i, 1));
    }
    assertThat(components(marked(NearDuplicates.usual(), drafts(chain), 8))).isEqualTo(1);
  }

  private static long components(Map<Integer, Draft> marked) {
    return marked.values().stream().map(Draft::component).distinct().count();
  }
}
