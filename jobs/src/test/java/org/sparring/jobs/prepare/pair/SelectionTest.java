package org.sparring.jobs.prepare.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.sparring.common.random.Draw;

class SelectionTest {
  private static Candidate of(String name, int... features) {
    return new Candidate(RowId.of(name), new Sparse(features, new double[features.length]));
  }

  private static List<String> names(Selection selection) {
    return selection.chosen().stream().map(each -> each.row().key()).toList();
  }

  /** Card C21. */
  @Test
  void greedyCoversAsMuchAsTheBestTwoSets() {
    List<Candidate> sets =
        List.of(
            of("0", 1, 2, 3, 4), of("1", 3, 4, 5), of("2", 5, 6), of("3", 1, 6, 7), of("4", 2, 7));
    Selection selection = new LazyGreedy(2, 0).select(sets, new Coverage());
    assertThat(names(selection)).containsExactly("0", "2");
    assertThat(selection.value()).isEqualTo(6);
  }

  @Test
  void whatAddsNothingIsNotChosen() {
    List<Candidate> sets = List.of(of("a", 1, 2), of("b", 2), of("c", 1));
    assertThat(names(new LazyGreedy(3, 0).select(sets, new Coverage()))).containsExactly("a");
    List<Candidate> apart = List.of(of("a", 1, 2, 3), of("b", 4, 5), of("c", 6));
    assertThat(names(new LazyGreedy(3, 2).select(apart, new Coverage()))).containsExactly("a", "b");
  }

  @Test
  void lazyChoosesAsPlainGreedyDoesWithFewerCalls() {
    List<Candidate> items = random(200);
    List<Sparse> ground = items.stream().limit(50).map(Candidate::features).toList();
    FacilityLocation.Ground stands = new FacilityLocation.Ground(ground);
    List<Supplier<SetValue>> sets =
        List.of(
            Coverage::new,
            () -> new FacilityLocation(stands),
            () -> new Information(Matrix.scaledIdentity(64, 1), 1));
    for (Supplier<SetValue> empty : sets) {
      Selection lazy = new LazyGreedy(10, 0).select(items, empty.get());
      assertThat(names(lazy)).isEqualTo(plain(items, empty.get(), 10));
      assertThat(lazy.calls()).isLessThan(200 * 10 / 3);
      List<Candidate> turned = new ArrayList<>(items);
      Collections.reverse(turned);
      assertThat(new LazyGreedy(10, 0).select(turned, empty.get())).isEqualTo(lazy);
    }
  }

  private static List<String> plain(List<Candidate> items, SetValue set, int most) {
    List<String> names = new ArrayList<>();
    while (names.size() < most) {
      Candidate best = null;
      for (Candidate each : items) {
        boolean fresh = !names.contains(each.row().key());
        if (fresh && (best == null || set.gain(each.features()) > set.gain(best.features()))) {
          best = each;
        }
      }
      set.add(best.features());
      names.add(best.row().key());
    }
    return names;
  }

  private static List<Candidate> random(int n) {
    WordHashes hashes = new WordHashes(64, 1);
    List<Candidate> items = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Draw draw = Draw.seed(3).with(i);
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < 3 + draw.below(9, 0); word++) {
        text.append(" w").append(draw.below(300, word + 1));
      }
      items.add(new Candidate(RowId.of("%03d".formatted(i)), hashes.of(text.toString())));
    }
    return items;
  }

  @Test
  void aFacilityStandsForWhatIsNearIt() {
    Sparse east = Sparse.of(1, 0);
    Sparse north = Sparse.of(0, 2);
    FacilityLocation set = new FacilityLocation(new FacilityLocation.Ground(List.of(east, north)));
    Sparse between = Sparse.of(1, 1);
    assertThat(set.gain(between)).isCloseTo(Math.sqrt(0.5), within(1e-12));
    set.add(east);
    assertThat(set.value()).isEqualTo(0.5);
    assertThat(set.gain(between)).isCloseTo(Math.sqrt(0.5) / 2, within(1e-12));
    assertThat(set.gain(Sparse.of(-1, 0))).isZero();
  }

  /** Card C15. */
  @Test
  void thePairOnWhichDrawsDisagree() {
    Information set = new Information(Matrix.inverse(new double[][] {{4, 1}, {1, 2}}), 1);
    Sparse pair = Sparse.of(0.6, -0.8);
    assertThat(set.disagreement(pair, 0.5)).isCloseTo(0.439095, within(5e-7));
    assertThat(set.disagreement(set.gain(pair), 0.5)).isCloseTo(0.439095, within(5e-7));
    double gain = set.gain(pair);
    set.add(pair);
    assertThat(set.disagreement(pair, 0.5)).isCloseTo(0.346517, within(5e-7));
    assertThat(set.value()).isEqualTo(gain);
    double before = 4 * 2 - 1;
    double after = 4.36 * 2.64 - 0.52 * 0.52;
    assertThat(gain).isCloseTo(Math.log(after / before), within(1e-12));
  }
}
