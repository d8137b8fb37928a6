package org.sparring.jobs.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.Models;
import org.sparring.common.model.Numerics;
import org.sparring.common.model.optimise.Constant;
import org.sparring.common.model.optimise.Sgd;
import org.sparring.common.part.Term;
import org.sparring.common.random.Draw;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.loss.Dpo;
import org.sparring.jobs.recipe.Averaging;
import org.sparring.jobs.recipe.Batching;
import org.sparring.jobs.recipe.Learner;
import org.sparring.jobs.recipe.Recipe;
import org.sparring.jobs.recipe.Stream;

/** What benchmarks measure is what a worker does. */
class RehearsalTest {
  private static final Numerics NUMERICS = new Numerics(1, 4, 4096);
  private static final Architecture SHAPE =
      new Architecture(Family.GPT2, 16, 8, 1, 2, 2, 32, 32, true, 1e-5, 10_000, Set.of(), 0);
  private static final Learner LEARNER =
      new Learner("policy", new Sgd(0.01, 0, 0), new Constant(0));

  @TempDir private Path folder;

  private static LanguageModel model() {
    LanguageModel model = Models.create(SHAPE, NUMERICS);
    model.load(Models.initial(SHAPE, Draw.seed(1)));
    return model;
  }

  @Test
  void aPairIsStoredOnceAndLearnedStepByStep() {
    Stream stream = LoopFixture.stream(new Term("dpo", 1, new Dpo(1, 0, "policy", "reference")));
    try (LanguageModel policy = model();
        LanguageModel reference = model()) {
      Map<String, LanguageModel> models = Map.of("policy", policy, "reference", reference);
      Rehearsal rehearsal = new Rehearsal(stream, LEARNER, models, NUMERICS.batchTokens());
      List<Group<Credited>> stored =
          rehearsal.store(
              List.of(
                  Rehearsal.group(
                      "a", 2, new int[] {1, 5}, List.of(new int[] {6, 7, 2}, new int[] {8, 2}))));
      assertThat(stored.get(0).get(0).rollout().row(Row.logProb("reference"))).hasSize(3);
      double first = rehearsal.step(stored).get("loss/dpo").mean();
      assertThat(first).isCloseTo(Math.log(2), within(1e-6));
      assertThat(rehearsal.step(stored).get("loss/dpo").mean()).isLessThan(first - 1e-3);
    }
  }

  @Test
  void averagingEqualDeltasMovesAsManyBytesAsFilesHold() {
    Workspace workspace = LoopFixture.prompts(folder, 2);
    Run given = LoopFixture.run(workspace, 1, LoopFixture.stream());
    Recipe recipe =
        new Recipe(
            "test",
            "",
            given.recipe().models(),
            given.recipe().streams(),
            List.of(LEARNER),
            new Batching(1, 1),
            Averaging.mean(2, 2),
            List.of());
    Run run = new Run("run", 1, 1, "s", recipe, given.numerics(), given.tokenizer(), workspace);
    try (Exchange exchange = new Exchange(run, new ThreadFleet())) {
      Exchange.Traffic traffic = exchange.round();
      assertThat(traffic.written()).isGreaterThan(2 * (traffic.written() - traffic.read()));
      assertThat(traffic.read()).isPositive();
      assertThat(exchange.round()).isEqualTo(traffic);
    }
  }
}
