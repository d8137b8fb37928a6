package org.sparring.jobs.prepare.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sparring.common.random.Draw;

class StrongComponentsTest {
  @Test
  void aCycleIsOneComponentAndWhatItBeatsIsNot() {
    int[] component =
        StrongComponents.of(List.of(List.of(1), List.of(2), List.of(0, 3), List.of()));
    assertThat(component[0]).isEqualTo(component[1]).isEqualTo(component[2]);
    assertThat(component[3]).isNotEqualTo(component[0]);
  }

  @Test
  void aLongChainNeedsNoStack() {
    int nodes = 200_000;
    List<List<Integer>> chain =
        IntStream.range(0, nodes)
            .mapToObj(i -> i + 1 < nodes ? List.of(i + 1) : List.<Integer>of())
            .toList();
    assertThat(IntStream.of(StrongComponents.of(chain)).distinct().count()).isEqualTo(nodes);
  }

  @Test
  void nodesAreTogetherExactlyWhereEachReachesTheOther() {
    for (int graph = 0; graph < 200; graph++) {
      Draw draw = Draw.seed(3).with(graph);
      int nodes = 2 + draw.below(7, 0);
      boolean[][] reach = new boolean[nodes][nodes];
      List<List<Integer>> successors = new ArrayList<>();
      for (int i = 0; i < nodes; i++) {
        successors.add(new ArrayList<>());
        reach[i][i] = true;
        for (int j = 0; j < nodes; j++) {
          if (i != j && draw.with(i).uniform(j) < 0.25) {
            successors.get(i).add(j);
            reach[i][j] = true;
          }
        }
      }
      for (int k = 0; k < nodes; k++) {
        for (int i = 0; i < nodes; i++) {
          for (int j = 0; j < nodes; j++) {
            reach[i][j] |= reach[i][k] && reach[k][j];
          }
        }
      }
      int[] component = StrongComponents.of(successors);
      for (int i = 0; i < nodes; i++) {
        for (int j = 0; j < nodes; j++) {
          assertThat(component[i] == component[j]).isEqualTo(reach[i][j] && reach[j][i]);
        }
      }
    }
  }
}
