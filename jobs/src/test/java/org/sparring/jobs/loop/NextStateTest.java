package org.sparring.jobs.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.workspace.FileEntry;

class NextStateTest {
  private static final String MEMORY = "memory/main/bco";

  @TempDir Path folder;

  private static StepsWork.Done worker(double mass, double... memory) {
    StepsWork.Done done =
        StepsWork.Done.of(new TreeMap<>(Map.of(MEMORY, memory)), List.of(), new TreeMap<>());
    done.masses().put("policy", mass);
    done.innerSteps().put("policy", 2L);
    done.inner().put("policy", List.of(new FileEntry("parameters", "p" + mass, 1, 1, "")));
    return done;
  }

  private NextState next(State state) {
    Run run = LoopFixture.run(LoopFixture.prompts(folder, 2), 1, LoopFixture.stream());
    return new NextState(run, state, List.of(), List.of());
  }

  private SortedMap<String, double[]> numbers(State state, StepsWork.Done... workers) {
    return next(state)
        .numbers(
            new TreeMap<>(Map.of("cursor/main", new double[] {0, 4})),
            new TreeMap<>(Map.of("main", new TreeMap<>(Map.of(1, new double[] {9})))),
            List.of(workers));
  }

  @Test
  void memoriesAreAveragedByWhatEachWorkerLearned() {
    State state = LoopFixture.state(2, Map.of(MEMORY, new double[] {0, 0}));
    SortedMap<String, double[]> numbers = numbers(state, worker(1, 1, 3), worker(3, 5, 7));
    assertThat(numbers.get(MEMORY)).containsExactly(4, 6);
    assertThat(numbers.get("cursor/main")).containsExactly(0, 4);
    assertThat(numbers.get(Settlement.carriedName("main", 1))).containsExactly(9);
    assertThat(numbers.get(StepsWork.innerStep("policy", 1))).containsExactly(2);
  }

  @Test
  void aRoundThatLearnedNothingLeavesMemoriesAlone() {
    State state = LoopFixture.state(2, Map.of(MEMORY, new double[] {8, 9}));
    assertThat(numbers(state, worker(0, 1, 3), worker(0, 5, 7)).get(MEMORY)).containsExactly(8, 9);
  }

  @Test
  void theNextStateCountsRoundsAndStepsAndKeepsWorkersApart() {
    State state = LoopFixture.state(2, Map.of());
    List<StepsWork.Done> workers = List.of(worker(1, 0), worker(2, 0));
    State next = next(state).state(new TreeMap<>(), workers);
    assertThat(next.round()).isEqualTo(3);
    assertThat(next.steps()).isEqualTo(state.steps() + 2);
    assertThat(next.innerOf("policy", 0)).isEqualTo(workers.get(0).inner().get("policy"));
    assertThat(next.innerOf("policy", 1)).isEqualTo(workers.get(1).inner().get("policy"));
  }
}
