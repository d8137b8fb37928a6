package org.sparring.jobs.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.UserException;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.recipe.Stream;

/** Ten prompts, four a round. */
class StartsTest {
  private static final Stream STREAM = LoopFixture.stream();

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void prepare() {
    workspace = LoopFixture.prompts(folder, 10);
  }

  private Starts starts(long seed) {
    return new Starts(LoopFixture.run(workspace, seed, STREAM), new ThreadFleet());
  }

  private static Starts.Chosen next(Starts starts, int round, double... cursor) {
    String name = Starts.cursorName(LoopFixture.MAIN);
    return starts.choose(
        LoopFixture.MAIN, STREAM, LoopFixture.state(round, Map.of(name, cursor)), 4);
  }

  private static List<String> keys(Starts.Chosen chosen) {
    return chosen.picks().stream().map(Pick::key).toList();
  }

  @Test
  void aPassVisitsEveryExampleAndIsFilledFromTheNext() {
    Starts starts = starts(1);
    List<List<String>> rounds = new ArrayList<>();
    List<double[]> cursors = new ArrayList<>();
    double[] cursor = {0, 0, 0};
    for (int round = 0; round < 6; round++) {
      Starts.Chosen chosen = next(starts, round, cursor);
      rounds.add(keys(chosen));
      cursor = chosen.cursor();
      cursors.add(cursor);
    }
    assertThat(cursors)
        .containsExactly(
            new double[] {0, 4, 0},
            new double[] {0, 8, 0},
            new double[] {1, 0, 2},
            new double[] {1, 4, 2},
            new double[] {1, 8, 2},
            new double[] {2, 0, 5});
    assertThat(rounds).allSatisfy(keys -> assertThat(keys).hasSize(4).doesNotHaveDuplicates());
    for (int pass = 0; pass < 2; pass++) {
      List<String> visited = new ArrayList<>();
      rounds.subList(3 * pass, 3 * pass + 3).forEach(visited::addAll);
      assertThat(visited.subList(0, 10)).doesNotHaveDuplicates();
    }
    assertThat(rounds.get(3)).isNotEqualTo(rounds.get(0));
  }

  @Test
  void anotherProcessGoesOnAtTheCursor() {
    Starts starts = starts(1);
    next(starts, 0, 0, 0, 0);
    Starts.Chosen second = next(starts, 1, 0, 4, 0);
    assertThat(next(starts(1), 1, 0, 4, 0).picks()).isEqualTo(second.picks());
    assertThat(keys(next(starts(2), 1, 0, 4, 0))).isNotEqualTo(keys(second));
  }

  @Test
  void aRoundLargerThanTheDataIsRefused() {
    assertThat(starts(1).all(LoopFixture.MAIN, STREAM)).hasSize(10);
    State state = LoopFixture.state(0, Map.of());
    assertThatThrownBy(() -> starts(1).choose(LoopFixture.MAIN, STREAM, state, 11))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("reads 11 groups, but run `prepare` prepared 10 prompts");
  }
}
