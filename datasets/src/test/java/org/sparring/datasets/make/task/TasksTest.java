package org.sparring.datasets.make.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.PreferenceRow;
import org.sparring.common.data.table.PromptRow;
import org.sparring.common.model.text.WordTokenizer;
import org.sparring.common.random.Draw;

class TasksTest {
  static List<Task> tasks() {
    return Tasks.ALL;
  }

  private static double[] worths(Task task, int prompt) {
    return task.regular().stream().mapToDouble(each -> task.worth(prompt, each)).toArray();
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void closedFormsAreThoseOfEveryResponse(Task task) {
    for (int prompt = 0; prompt < task.prompts(); prompt++) {
      double[] worths = worths(task, prompt);
      assertThat(Arrays.stream(worths).max().orElseThrow()).isEqualTo(1);
      assertThat(Arrays.stream(worths).min().orElseThrow()).isZero();
      assertThat(task.worth(prompt, task.best(prompt))).isEqualTo(1);
      assertThat(Arrays.stream(worths).average().orElseThrow())
          .isCloseTo(task.start(prompt), within(1e-12));
      for (double beta : new double[] {0.05, 0.5, 5}) {
        double mean = Arrays.stream(worths).map(w -> Math.exp(w / beta)).average().orElseThrow();
        assertThat(task.regularised(prompt, beta))
            .isCloseTo(beta * Math.log(mean), within(1e-12))
            .isBetween(task.start(prompt), 1.0);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void irregularResponsesGainNothing(Task task) {
    for (int prompt = 0; prompt < task.prompts(); prompt++) {
      assertThat(task.worth(prompt, new int[0])).isZero();
      int[] unknown = new int[task.length()];
      Arrays.fill(unknown, -1);
      assertThat(task.worth(prompt, unknown)).isZero();
      int[] best = task.best(prompt);
      assertThat(task.worth(prompt, Arrays.copyOf(best, best.length - 1))).isLessThan(1);
      assertThat(task.worth(prompt, Arrays.copyOf(best, best.length + 3))).isBetween(0.0, 1.0);
    }
  }

  @Test
  void theChainBreaksAtTheFirstWrongStep() {
    Task chain = new Chain(3, 3);
    assertThat(chain.best(0)).containsExactly(1, 2, 0);
    assertThat(chain.worth(0, new int[] {1, 2, 1})).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(chain.worth(0, new int[] {2, 2, 0})).isZero();
    assertThat(chain.start(0)).isCloseTo((1.0 / 3 + 1.0 / 9 + 1.0 / 27) / 3, within(1e-12));
  }

  @Test
  void theAnnotatorFollowsBradleyAndTerryAndTurnsOver() {
    Annotator annotator = new Annotator(2, 0.1);
    double[] worths = {0.2, 0.9};
    int first = 0;
    int count = 20_000;
    for (int n = 0; n < count; n++) {
      first += 1 - annotator.ranks(worths, Draw.seed(1).with(n))[1];
    }
    double odds = 1 / (1 + Math.exp(-1.4));
    double expected = 0.9 * odds + 0.1 * (1 - odds);
    assertThat(annotator.prefers(0.9, 0.2)).isCloseTo(expected, within(1e-12));
    assertThat((double) first / count).isCloseTo(expected, within(0.01));
    assertThat(Annotator.EXACT.ranks(new double[] {0.5, 1, 0.5, 0}, Draw.seed(2)))
        .containsExactly(1, 0, 1, 2);
  }

  @Test
  void rowsAreReadyForARun() {
    WordTokenizer words = WordTokenizer.ofWords(Tasks.TOKEN_GAME.words());
    TaskRows rows = new TaskRows(Tasks.TOKEN_GAME, words, Draw.seed(3));
    PreferenceRow ranking = rows.rankings(6, 4).get(5);
    assertThat(ranking.ids()).containsExactly(words.bos(), 5);
    assertThat(ranking.responses()).hasSize(4);
    for (var response : ranking.responses()) {
      assertThat(response.ids()).hasSize(4).endsWith(words.eos());
      double worth = Tasks.TOKEN_GAME.worth(1, TaskWorth.symbols(response.text()));
      long better =
          ranking.responses().stream()
              .mapToDouble(each -> Tasks.TOKEN_GAME.worth(1, TaskWorth.symbols(each.text())))
              .distinct()
              .filter(other -> other > worth)
              .count();
      assertThat(response.rank()).isEqualTo((int) better);
    }
    assertThat(rows.wildRankings(50, 3))
        .extracting(row -> row.responses().get(2).ids().length)
        .contains(1, 2, 3, 4)
        .doesNotContain(5);
    PromptRow prompt = rows.prompts(4).get(3);
    assertThat(prompt.facts())
        .isEqualTo(Map.of("task", "token_game", "prompt", "2", "answer", "4 4 4"));
  }

  @Test
  void anUnknownTaskNamesTheOthers() {
    assertThatThrownBy(() -> Tasks.named("maze"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("`maze`; the tasks are [bandit, chain, token_game");
  }
}
