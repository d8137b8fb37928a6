package org.sparring.jobs.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.Adjust;
import org.sparring.common.part.Credit;
import org.sparring.common.random.Draw;
import org.sparring.jobs.adjust.DropEqual;
import org.sparring.jobs.adjust.DropTruncated;
import org.sparring.jobs.adjust.RewardNormalise;
import org.sparring.jobs.adjust.Whiten;
import org.sparring.jobs.recipe.Stream;

/** Rewards normalised by a total, credit, advantages whitened by another. */
class CreditPipelineTest {
  private static final Credit PER_TOKEN =
      (group, answers) -> group.map(each -> new Credited(each, each.reward(), new double[0]));
  private static final Stream STREAM =
      LoopFixture.stream(
          List.of(new RewardNormalise(true, 10)),
          PER_TOKEN,
          List.of(new Whiten(true, true)),
          List.of());
  private static final List<Group<Scored>> GROUPS =
      List.of(
          LoopFixture.scored("a", 3, 2),
          LoopFixture.scored("b", 5),
          LoopFixture.scored("c", 1, 4),
          LoopFixture.scored("d", 2, 2));

  private static CreditPipeline pipeline(SortedMap<Integer, double[]> settled) {
    return new CreditPipeline(STREAM, settled, Draw.seed(1));
  }

  private static SortedMap<Integer, double[]> settle(List<Integer> stops) {
    SortedMap<Integer, double[]> settled = new TreeMap<>();
    CreditPipeline.Progress progress = pipeline(settled).tally(Answered.alone(GROUPS));
    while (progress.pending() >= 0) {
      stops.add(progress.pending());
      Adjust<?> adjust = CreditPipeline.adjustment(STREAM, progress.pending());
      double[] total = new double[3];
      for (double[] tally : progress.tallies().values()) {
        Arrays.setAll(total, i -> total[i] + tally[i]);
      }
      settled.put(progress.pending(), adjust.next(adjust.initial(), total));
      progress = pipeline(settled).tally(Answered.alone(GROUPS));
    }
    return settled;
  }

  @Test
  void itStopsAtEachTotalAndThenWhitensTheWholeRound() {
    List<Integer> stops = new ArrayList<>();
    List<Group<Credited>> credited = pipeline(settle(stops)).run(Answered.alone(GROUPS)).groups();
    assertThat(stops).containsExactly(0, 1);
    double[] advantages =
        credited.stream()
            .flatMap(group -> group.members().stream())
            .flatMapToDouble(each -> Arrays.stream(each.advantage()))
            .toArray();
    assertThat(advantages).hasSize(19);
    double mean = Arrays.stream(advantages).sum() / 19;
    double squares = Arrays.stream(advantages).map(each -> each * each).sum();
    assertThat(mean).isCloseTo(0, within(1e-9));
    assertThat(squares / 18).isCloseTo(1, within(1e-6));
  }

  @Test
  void shardsTallyAndCreditTheirGroupsAsTheWholeDoes() {
    SortedMap<Integer, double[]> settled = settle(new ArrayList<>());
    SortedMap<Integer, double[]> first = new TreeMap<>(settled.headMap(1));
    SortedMap<String, double[]> whole = pipeline(first).tally(Answered.alone(GROUPS)).tallies();
    SortedMap<String, double[]> parts = new TreeMap<>();
    List<Group<Credited>> credited = new ArrayList<>();
    for (List<Group<Scored>> shard : List.of(GROUPS.subList(0, 1), GROUPS.subList(1, 4))) {
      parts.putAll(pipeline(first).tally(Answered.alone(shard)).tallies());
      credited.addAll(pipeline(settled).run(Answered.alone(shard)).groups());
    }
    assertThat(parts).usingRecursiveComparison().isEqualTo(whole);
    assertThat(credited)
        .usingRecursiveComparison()
        .isEqualTo(pipeline(settled).run(Answered.alone(GROUPS)).groups());
  }

  @Test
  void withoutTalliesNothingIsPending() {
    CreditPipeline plain = new CreditPipeline(LoopFixture.stream(), new TreeMap<>(), Draw.seed(1));
    assertThat(plain.tally(Answered.alone(GROUPS)).pending()).isNegative();
    assertThat(plain.run(Answered.alone(GROUPS)).groups()).hasSize(4);
  }

  @Test
  void itSaysWhichPartTookASampleOut() {
    Stream stream =
        LoopFixture.stream(
            List.of(new DropTruncated(), new DropEqual()), PER_TOKEN, List.of(), List.of());
    List<Group<Scored>> groups = List.of(GROUPS.get(1), GROUPS.get(0));
    CreditPipeline.Run run =
        new CreditPipeline(stream, new TreeMap<>(), Draw.seed(1)).run(Answered.alone(groups));
    assertThat(run.drops()).containsExactly(new Drop(0, 0, "adjust", "drop_equal"));
    assertThat(run.groups().get(0).get(0).weight()).isZero();
    assertThat(Left.of(Answered.alone(groups), run.drops()))
        .isEqualTo(new Left(3, new TreeMap<>(Map.of("drop_equal", 1))));
  }
}
