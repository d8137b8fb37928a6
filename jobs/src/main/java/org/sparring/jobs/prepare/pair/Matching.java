package org.sparring.jobs.prepare.pair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sparring.common.random.Draw;
import org.sparring.jobs.prepare.pair.Ladder.Match;
import org.sparring.jobs.prepare.pair.Ladder.Rung;

/** Which pairs are made of the responses to one prompt. */
public enum Matching {
  /** The best and the worst. */
  BEST_WORST {
    @Override
    List<Match> of(Ladder ladder, Draw draw) {
      List<Rung> below = ladder.below(ladder.best());
      return below.isEmpty() ? List.of() : one(ladder, below.get(below.size() - 1));
    }
  },

  /** The best and one drawn from those that are worse by enough. */
  BEST_RANDOM {
    @Override
    List<Match> of(Ladder ladder, Draw draw) {
      List<Rung> below = ladder.below(ladder.best());
      return below.isEmpty() ? List.of() : one(ladder, below.get(draw.below(below.size(), 0)));
    }
  },

  /** Every two of which one is better by enough. */
  ALL {
    @Override
    List<Match> of(Ladder ladder, Draw draw) {
      List<Match> matches = new ArrayList<>();
      for (Rung better : ladder.rungs()) {
        ladder.below(better).forEach(worse -> matches.add(Ladder.match(better, worse, Double.NaN)));
      }
      return matches;
    }
  },

  /** Each with those of the next lower score. */
  ADJACENT {
    @Override
    List<Match> of(Ladder ladder, Draw draw) {
      List<Double> levels = ladder.levels();
      return ALL.of(ladder, draw).stream()
          .filter(
              match ->
                  level(ladder, levels, match.better()) + 1 == level(ladder, levels, match.worse()))
          .toList();
    }
  },

  /**
   * The best with each of the others, the widest gap first: stage s of the curriculum holds the
   * s-th pair of every prompt.
   */
  CURRY {
    @Override
    List<Match> of(Ladder ladder, Draw draw) {
      Rung best = ladder.best();
      List<Rung> easyFirst =
          ladder.below(best).stream()
              .sorted(
                  Comparator.comparingDouble((Rung worse) -> -Ladder.gap(best, worse))
                      .thenComparing(Rung::name))
              .toList();
      List<Match> matches = new ArrayList<>();
      for (Rung worse : easyFirst) {
        matches.add(Ladder.match(best, worse, matches.size() + 1.0));
      }
      return matches;
    }
  };

  /**
   * The pairs.
   *
   * @param ladder at least one response
   * @param draw keyed by the row
   */
  abstract List<Match> of(Ladder ladder, Draw draw);

  private static List<Match> one(Ladder ladder, Rung worse) {
    return List.of(Ladder.match(ladder.best(), worse, Double.NaN));
  }

  private static int level(Ladder ladder, List<Double> levels, int index) {
    return ladder.rungs().stream()
        .filter(rung -> rung.index() == index)
        .mapToInt(rung -> levels.indexOf(rung.score()))
        .findFirst()
        .orElseThrow();
  }
}
