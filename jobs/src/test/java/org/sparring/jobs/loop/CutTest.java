package org.sparring.jobs.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparring.common.data.table.ParameterRow;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.Layout;
import org.sparring.common.model.Models;
import org.sparring.jobs.recipe.FreshModel;

class CutTest {
  private static final Layout LAYOUT =
      Models.layout(
          new FreshModel(Family.LLAMA, 64, 3, 4, 2, 0, 128, false).architecture(700, Set.of()));

  @Test
  void allCoversEveryFloatOnceInTheOrderOfTheTable() {
    boolean[] covered = new boolean[LAYOUT.size()];
    String last = "";
    for (Cut cut : Cut.all(LAYOUT)) {
      assertThat(cut.length()).isBetween(1, ParameterRow.SLICE);
      assertThat(cut.tensor()).isGreaterThanOrEqualTo(last);
      last = cut.tensor();
      for (int i = 0; i < cut.length(); i++) {
        assertThat(covered[cut.offset() + i]).isFalse();
        covered[cut.offset() + i] = true;
      }
    }
    assertThat(covered).doesNotContain(false);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void sharesPutTogetherAreAllCutsInOrderAndNoneIsFarTooLarge(int reducers) {
    List<Cut> cuts = Cut.all(LAYOUT);
    List<Cut> together = new ArrayList<>();
    for (int r = 0; r < reducers; r++) {
      List<Cut> share = Cut.share(cuts, r, reducers);
      together.addAll(share);
      int floats = share.stream().mapToInt(Cut::length).sum();
      assertThat(floats).isLessThanOrEqualTo(LAYOUT.size() / reducers + 1 + ParameterRow.SLICE);
    }
    assertThat(together).isEqualTo(cuts);
  }
}
