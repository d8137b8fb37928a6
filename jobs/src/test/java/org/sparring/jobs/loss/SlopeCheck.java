package org.sparring.jobs.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.sparring.common.data.Row;
import org.sparring.common.part.Loss;
import org.sparring.common.part.Reach;

/**
 * Compares every slope of a loss with finite differences of its sum.
 *
 * <p>Only live numbers move. The differences are central, of five points. A coordinate where those
 * of two step lengths disagree lies at a kink, where there is no slope to compare; that is decided
 * without a look at the slopes of the loss, and few coordinates may be left out so.
 */
final class SlopeCheck {
  private static final double STEP = 1e-3;
  private static final double TOLERANCE = 1e-6;
  private static final double FLOOR = 1e-3;

  private final Loss loss;
  private int compared;
  private int kinks;

  SlopeCheck(Loss loss) {
    this.loss = loss;
  }

  /** Fails unless every slope of the scene agrees; coupled groups are moved together. */
  void check(Scene scene) {
    if (loss.reach() == Reach.STEP) {
      checkWhole(scene);
      return;
    }
    for (int g = 0; g < scene.groups().size(); g++) {
      checkWhole(scene.slice(g, g + 1));
    }
  }

  /** How many slopes were compared; at most one in fifty may have been left out. */
  int compared() {
    assertThat(kinks).as("coordinates at a kink").isLessThanOrEqualTo(compared / 50);
    return compared;
  }

  private void checkWhole(Scene scene) {
    Gradient gradient = scene.gradient(loss);
    double size = Math.abs(scene.sum(loss));
    for (Numbers.Coordinate at : coordinates(scene)) {
      double here = scene.live().at(at.group(), at.member(), at.row())[at.token()];
      double step = STEP * Math.max(1, Math.abs(here));
      double wide = difference(scene, at, step);
      double narrow = difference(scene, at, step / 2);
      double rounding = 1e-14 * size / step;
      if (Math.abs(wide - narrow) > 10 * TOLERANCE * scale(wide, narrow) + rounding) {
        kinks++;
        continue;
      }
      compared++;
      double slope = gradient.at(at);
      assertThat(Math.abs(slope - wide))
          .as("%s at %s: slope %s, difference %s", loss, at, slope, wide)
          .isLessThanOrEqualTo(TOLERANCE * scale(slope, wide) + rounding);
    }
  }

  private List<Numbers.Coordinate> coordinates(Scene scene) {
    List<Numbers.Coordinate> all = new ArrayList<>();
    for (int g = 0; g < scene.groups().size(); g++) {
      for (int m = 0; m < scene.groups().get(g).size(); m++) {
        for (Row row : loss.live()) {
          for (int t = 0; t < scene.live().at(g, m, row).length; t++) {
            all.add(new Numbers.Coordinate(g, m, row, t));
          }
        }
      }
    }
    return all;
  }

  private double difference(Scene scene, Numbers.Coordinate at, double step) {
    double near = moved(scene, at, step) - moved(scene, at, -step);
    double far = moved(scene, at, 2 * step) - moved(scene, at, -2 * step);
    return (8 * near - far) / (12 * step);
  }

  private double moved(Scene scene, Numbers.Coordinate at, double by) {
    return loss.evaluate(scene.batch(loss, scene.live().moved(at, by)), new Gradient());
  }

  private static double scale(double a, double b) {
    return Math.max(FLOOR, Math.abs(a) + Math.abs(b));
  }
}
