package org.sparring.jobs.loss;

/** What a classifier says of a segment; the class of a mark is its place. */
public enum Mark {
  /** The type of mistake does not come into it. */
  NONE(0),
  RIGHT(1),
  WRONG(-1);

  private final double value;

  Mark(double value) {
    this.value = value;
  }

  /** What it is worth as a reward. */
  public double value() {
    return value;
  }

  /** The mark of a label: of its sign. */
  public static Mark of(double label) {
    return label == 0 ? NONE : label > 0 ? RIGHT : WRONG;
  }
}
