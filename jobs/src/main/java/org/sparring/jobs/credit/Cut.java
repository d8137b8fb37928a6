package org.sparring.jobs.credit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;

/** Where a response is cut into segments. */
public enum Cut {
  /** At its steps: before each token that follows the end of a turn or of a step. */
  STEPS {
    @Override
    List<Integer> starts(Rollout rollout, int from, MonteCarlo numbers) {
      List<Integer> starts = new ArrayList<>(List.of(from));
      for (int end : rollout.turnEnds()) {
        if (end + 1 > from && end + 1 < rollout.length()) {
          starts.add(end + 1);
        }
      }
      return every(starts, numbers.interval());
    }
  },
  /** At equal lengths. */
  TOKENS {
    @Override
    List<Integer> starts(Rollout rollout, int from, MonteCarlo numbers) {
      List<Integer> starts = new ArrayList<>();
      for (int t = from; t < rollout.length(); t += numbers.interval()) {
        starts.add(t);
      }
      return starts;
    }
  },
  /** Before tokens that the policy was not sure of; what lies before the first has no credit. */
  UNSURE {
    @Override
    List<Integer> starts(Rollout rollout, int from, MonteCarlo numbers) {
      double[] logProbs = rollout.row(Row.logProb(numbers.model()));
      List<Integer> starts = new ArrayList<>();
      for (int t = from; t < rollout.length(); t++) {
        if (Math.exp(logProbs[t]) < numbers.threshold()) {
          starts.add(t);
        }
      }
      return every(starts, numbers.interval());
    }

    @Override
    Set<Row> reads(String model) {
      return Set.of(Row.logProb(model));
    }
  };

  /**
   * The first tokens of the segments, ascending.
   *
   * @param from the first token that the policy wrote
   */
  abstract List<Integer> starts(Rollout rollout, int from, MonteCarlo numbers);

  /** Rows that it reads of the model that sampled. */
  Set<Row> reads(String model) {
    return Set.of();
  }

  private static List<Integer> every(List<Integer> starts, int interval) {
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < starts.size(); i += interval) {
      kept.add(starts.get(i));
    }
    return kept;
  }
}
