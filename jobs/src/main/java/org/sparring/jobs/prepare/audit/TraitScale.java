package org.sparring.jobs.prepare.audit;

/** Sums of squares of traits, whole numbers, by which they are brought to one scale. */
final class TraitScale implements Sum<Contest, TraitScale> {
  private static final long serialVersionUID = 1L;

  private final long[] squares;
  private long pairs;

  TraitScale(int size) {
    this.squares = new long[size];
  }

  @Override
  public void add(Contest contest) {
    pairs++;
    for (int i = 0; i < contest.traits().length; i++) {
      long difference = contest.differences()[i];
      squares[contest.traits()[i]] += difference * difference;
    }
  }

  @Override
  public void merge(TraitScale other) {
    pairs += other.pairs;
    for (int i = 0; i < squares.length; i++) {
      squares[i] += other.squares[i];
    }
  }

  long pairs() {
    return pairs;
  }

  /** What a difference is divided by: its root mean square, or 1 where there is none. */
  double[] scales() {
    double[] scales = new double[squares.length];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = squares[i] == 0 ? 1 : Math.sqrt((double) squares[i] / pairs);
    }
    return scales;
  }
}
