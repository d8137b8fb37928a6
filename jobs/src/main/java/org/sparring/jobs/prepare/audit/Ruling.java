package org.sparring.jobs.prepare.audit;

/**
 * What is said of two responses in the order of their content. The number of a constant is its
 * class for Dawid and Skene: without ties there are two.
 */
enum Ruling {
  FIRST(0),
  SECOND(2),
  TIE(1);

  private final int place;

  Ruling(int place) {
    this.place = place;
  }

  /** Its place from one victory over a tie to the other. */
  int place() {
    return place;
  }

  static Ruling of(int firstRank, int secondRank) {
    return firstRank == secondRank ? TIE : firstRank < secondRank ? FIRST : SECOND;
  }
}
