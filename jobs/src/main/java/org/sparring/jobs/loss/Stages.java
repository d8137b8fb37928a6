package org.sparring.jobs.loss;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The stages of a ranking: each candidate against those that are strictly worse, where there are
 * any. Without ties stage k compares the k-th with all that come after it.
 */
final class Stages {
  private Stages() {}

  /** What is done at one stage. */
  interface Stage {
    /**
     * One stage.
     *
     * @param better index of the candidate
     * @param worse indices of those that are strictly worse, at least one
     */
    void take(int better, int[] worse);
  }

  /** Goes through the stages, the best candidate first; the number of stages. */
  static int walk(List<Candidate> candidates, Stage stage) {
    int count = 0;
    for (int k = 0; k < candidates.size(); k++) {
      Candidate better = candidates.get(k);
      int[] worse =
          IntStream.range(0, candidates.size())
              .filter(j -> better.beats(candidates.get(j)))
              .toArray();
      if (worse.length > 0) {
        stage.take(k, worse);
        count++;
      }
    }
    return count;
  }
}
