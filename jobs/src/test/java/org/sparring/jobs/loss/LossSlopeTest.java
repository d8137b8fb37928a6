package org.sparring.jobs.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Signal;
import org.sparring.common.part.Loss;
import org.sparring.common.part.Reach;
import org.sparring.jobs.recipe.Catalogue;

class LossSlopeTest {
  private static final String LOSSES = "org.sparring.jobs.loss.Losses#all";

  @Test
  void everyLossOfTheCatalogueIsChecked() {
    Set<Class<?>> checked = Losses.all().map(Loss::getClass).collect(Collectors.toSet());
    assertThat(checked).containsAll(Catalogue.losses().values());
  }

  @ParameterizedTest
  @MethodSource(LOSSES)
  void slopesAreThoseOfFiniteDifferences(Loss loss) {
    SlopeCheck check = new SlopeCheck(loss);
    for (int seed = 0; seed < 20; seed++) {
      check.check(Scenes.usual(seed, 5));
    }
    assertThat(check.compared()).isGreaterThan(150);
  }

  @ParameterizedTest
  @MethodSource(LOSSES)
  void absurdLogRatiosGiveFiniteSumsAndSlopes(Loss loss) {
    for (int seed = 0; seed < 5; seed++) {
      Scene scene = Scenes.extreme(seed);
      assertThat(scene.sum(loss)).isFinite();
      assertThat(scene.gradient(loss).all().values()).allMatch(Double::isFinite);
      assertThat(loss.observe(scene.batch(loss, scene.live())).values())
          .allMatch(tally -> Double.isFinite(tally.sum()));
    }
  }

  @ParameterizedTest
  @MethodSource("tangents")
  void slopesAgreeAtAbsurdLogRatiosToo(Loss loss) {
    SlopeCheck check = new SlopeCheck(loss);
    Scene scene = Scenes.extreme(1);
    for (int from = 0; from < scene.groups().size(); from += 12) {
      check.check(scene.slice(from, from + 12));
    }
    assertThat(check.compared()).isGreaterThan(60);
  }

  /** Without those whose hinge lies where equal log-probabilities put every pair. */
  static Stream<Loss> tangents() {
    return Losses.all()
        .filter(loss -> !(loss instanceof SequenceRatio))
        .filter(loss -> !(loss instanceof Rrhf));
  }

  /** Losses that couple groups see the whole step at once. */
  static Stream<Loss> uncoupled() {
    return Losses.all().filter(loss -> loss.reach() == Reach.GROUP && loss.memory().length == 0);
  }

  @ParameterizedTest
  @MethodSource("uncoupled")
  void microBatchesChangeNothing(Loss loss) {
    for (int seed = 0; seed < 20; seed++) {
      Scene scene = Scenes.usual(seed, 5);
      SortedMap<Numbers.Coordinate, Double> whole = scene.gradient(loss).all();
      for (int size : new int[] {2, 1}) {
        SortedMap<Numbers.Coordinate, Double> parts = new TreeMap<>();
        double sum = 0;
        double mass = 0;
        for (int from = 0; from < 5; from += size) {
          Scene part = scene.slice(from, Math.min(5, from + size));
          int first = from;
          part.gradient(loss).all().forEach((at, slope) -> parts.put(shifted(at, first), slope));
          sum += part.sum(loss);
          mass += part.mass(loss);
        }
        assertThat(parts).isEqualTo(whole);
        assertThat(sum).isCloseTo(scene.sum(loss), within(1e-12));
        assertThat(mass).isCloseTo(scene.mass(loss), within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @MethodSource(LOSSES)
  void onlyWeightedAndTrainedTokensHaveSlopes(Loss loss) {
    for (int seed = 0; seed < 20; seed++) {
      Scene scene = Scenes.usual(seed, 5);
      for (Map.Entry<Numbers.Coordinate, Double> each : scene.gradient(loss).all().entrySet()) {
        Numbers.Coordinate at = each.getKey();
        Credited member = scene.groups().get(at.group()).get(at.member());
        assertThat(member.weight()).isPositive();
        if (at.row().signal() != Signal.SCORE && at.row().signal() != Signal.HEAD) {
          assertThat(member.rollout().trained(at.token())).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource(LOSSES)
  void withoutMassThereIsNoSum(Loss loss) {
    for (int seed = 0; seed < 20; seed++) {
      Scene scene = Scenes.usual(seed, 5);
      for (int g = 0; g < 5; g++) {
        Scene alone = scene.slice(g, g + 1);
        if (alone.mass(loss) == 0) {
          assertThat(alone.sum(loss)).isZero();
          assertThat(alone.gradient(loss).all()).isEmpty();
        }
      }
    }
  }

  private static Numbers.Coordinate shifted(Numbers.Coordinate at, int by) {
    return new Numbers.Coordinate(at.group() + by, at.member(), at.row(), at.token());
  }
}
