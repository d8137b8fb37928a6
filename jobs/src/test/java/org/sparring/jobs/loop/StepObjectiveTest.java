package org.sparring.jobs.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.part.Batch;
import org.sparring.common.part.Loss;
import org.sparring.common.part.Reach;
import org.sparring.common.part.Slopes;
import org.sparring.common.part.Tally;
import org.sparring.common.part.Term;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.loss.MeanOver;
import org.sparring.jobs.loss.SftTerm;
import org.sparring.jobs.recipe.Stream;

/** One step of a tiny model, whole and cut. */
class StepObjectiveTest {
  private static final int WHOLE = 100_000;
  private static final SftTerm SFT = new SftTerm(SftTerm.Members.ALL, MeanOver.TOKEN, "policy");
  private static final List<Group<Credited>> STEP =
      List.of(
          LoopFixture.credited("a", 3, 7),
          LoopFixture.credited("b", 1),
          LoopFixture.credited("c", 5, 2, 4),
          LoopFixture.credited("d", 6));

  /** The same loss, but it counts the groups that it has seen, and so needs whole steps. */
  private record Counting(SftTerm inner) implements Loss {
    @Override
    public Set<Row> live() {
      return inner.live();
    }

    @Override
    public double mass(Group<Credited> group) {
      return inner.mass(group);
    }

    @Override
    public double evaluate(Batch batch, Slopes slopes) {
      return inner.evaluate(batch, slopes);
    }

    @Override
    public double[] memory() {
      return new double[] {0};
    }

    @Override
    public double[] recall(Batch batch) {
      return new double[] {batch.memory()[0] + batch.groups().size()};
    }
  }

  /** The cross entropy of a class, which is the length modulo 3, by a head of 3. */
  private record Classes(boolean coupled) implements Loss {
    @Override
    public Set<Row> live() {
      return Set.of(Row.head("policy"));
    }

    @Override
    public double mass(Group<Credited> group) {
      return group.members().stream().mapToInt(Credited::length).sum();
    }

    @Override
    public Reach reach() {
      return coupled ? Reach.STEP : Reach.GROUP;
    }

    @Override
    public double evaluate(Batch batch, Slopes slopes) {
      double sum = 0;
      for (int g = 0; g < batch.groups().size(); g++) {
        for (int m = 0; m < batch.groups().get(g).size(); m++) {
          double[] logits = batch.live().at(g, m, Row.head("policy"));
          int right = batch.groups().get(g).get(m).length() % 3;
          double total = Arrays.stream(logits).map(Math::exp).sum();
          sum -= Math.log(Math.exp(logits[right]) / total);
          for (int k = 0; k < 3; k++) {
            double slope = Math.exp(logits[k]) / total - (k == right ? 1 : 0);
            slopes.add(g, m, Row.head("policy"), k, slope);
          }
        }
      }
      return sum;
    }
  }

  private record Step(float[] gradient, SortedMap<String, Tally> stats, double[] memory) {}

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void prepare() {
    workspace = LoopFixture.prompts(folder, 2);
  }

  private Step step(Loss loss, int batchTokens) {
    Stream stream = LoopFixture.stream(new Term("nll", 0.5, loss));
    Run run = LoopFixture.run(workspace, 1, stream);
    State state = new Openings(run, new ThreadFleet()).open();
    try (Team team = new Team(run, state.models())) {
      List<double[]> memories = new ArrayList<>(List.of(loss.memory()));
      team.model("policy").clearGradient();
      StepObjective objective = new StepObjective(stream, team::model, batchTokens);
      SortedMap<String, Tally> stats = objective.evaluate(STEP, memories);
      assertThat(objective.firstMass(STEP)).isEqualTo(28);
      return new Step(team.model("policy").gradient().clone(), stats, memories.get(0));
    }
  }

  private static void same(Step one, Step other) {
    assertThat(one.gradient()).containsExactly(other.gradient(), within(1e-6f));
    assertThat(one.stats().get("loss/nll").mean())
        .isCloseTo(other.stats().get("loss/nll").mean(), within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20})
  void microBatchesChangeNeitherSlopeNorLoss(int batchTokens) {
    Step whole = step(SFT, WHOLE);
    assertThat(whole.stats().get("loss/nll").mass()).isEqualTo(28);
    assertThat(whole.stats().get("loss/nll").mean()).isBetween(1.5, 3.0);
    double norm = 0;
    for (float each : whole.gradient()) {
      norm += each * each;
    }
    assertThat(norm).isGreaterThan(1e-4);
    same(step(SFT, batchTokens), whole);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, WHOLE})
  void aLossWithMemorySeesTheWholeStepOnce(int batchTokens) {
    Step counted = step(new Counting(SFT), batchTokens);
    assertThat(counted.memory()).containsExactly(4);
    same(counted, step(SFT, WHOLE));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, WHOLE})
  void aHeadOfKHasSlopesForItsKNumbers(int batchTokens) {
    Step whole = step(new Classes(false), WHOLE);
    assertThat(whole.stats().get("loss/nll").sum()).isBetween(7 * 0.3, 7 * 3.0);
    assertThat(whole.gradient()).isNotEqualTo(new float[whole.gradient().length]);
    same(step(new Classes(false), batchTokens), whole);
    same(step(new Classes(true), batchTokens), whole);
  }

  @Test
  void cutsKeepToTheBudgetAndTheOrder() {
    for (int budget : new int[] {1, 20, 30, WHOLE}) {
      List<Group<Credited>> together = new ArrayList<>();
      for (MicroBatch batch : MicroBatch.cut(STEP, budget)) {
        assertThat(batch.first()).isEqualTo(together.size());
        together.addAll(batch.groups());
        int tokens =
            batch.groups().stream()
                .flatMap(group -> group.members().stream())
                .mapToInt(each -> Annotation.tokens(each.rollout()))
                .sum();
        assertThat(batch.groups().size() == 1 || tokens <= budget).isTrue();
      }
      assertThat(together).isEqualTo(STEP);
    }
    assertThat(MicroBatch.cut(STEP, 1)).hasSize(4);
    assertThat(MicroBatch.cut(STEP, WHOLE)).hasSize(1);
  }
}
