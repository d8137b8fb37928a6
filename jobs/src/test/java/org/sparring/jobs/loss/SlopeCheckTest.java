package org.sparring.jobs.loss;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Role;
import org.sparring.common.data.Row;
import org.sparring.common.part.Batch;
import org.sparring.common.part.Loss;
import org.sparring.common.part.Reach;
import org.sparring.common.part.Slopes;

/** The check itself: it must notice slopes that are slightly wrong. */
class SlopeCheckTest {
  /** Losses that learn in random scenes: DerivedMembersTest has those of derived members. */
  static Stream<Loss> learning() {
    Set<Role> derived = Set.of(Role.REVISION, Role.DEGRADED, Role.SEGMENT);
    return Losses.all().filter(each -> Collections.disjoint(each.roles(), derived));
  }

  @ParameterizedTest
  @MethodSource("learning")
  void slightlyWrongSlopesAreNoticed(Loss loss) {
    for (double factor : new double[] {1 + 1e-5, 1 - 1e-5, -1, 0}) {
      SlopeCheck check = new SlopeCheck(new Wrong(loss, factor));
      assertThatThrownBy(
              () -> {
                for (int seed = 0; seed < 5; seed++) {
                  check.check(Scenes.usual(seed, 5));
                }
              })
          .isInstanceOf(AssertionError.class);
    }
  }

  /** A loss whose slopes are off by a factor. */
  private record Wrong(Loss right, double factor) implements Loss {
    @Override
    public Set<Row> live() {
      return right.live();
    }

    @Override
    public double mass(Group<Credited> group) {
      return right.mass(group);
    }

    @Override
    public Reach reach() {
      return right.reach();
    }

    @Override
    public double[] memory() {
      return right.memory();
    }

    @Override
    public double[] recall(Batch batch) {
      return right.recall(batch);
    }

    @Override
    public double evaluate(Batch batch, Slopes slopes) {
      return right.evaluate(
          batch, (g, m, row, token, slope) -> slopes.add(g, m, row, token, factor * slope));
    }
  }
}
