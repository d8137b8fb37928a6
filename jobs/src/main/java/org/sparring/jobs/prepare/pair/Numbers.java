package org.sparring.jobs.prepare.pair;

/** Numbers in carried columns. */
final class Numbers {
  private Numbers() {}

  /** NaN where the text is none, or not finite. */
  static double parsed(String text) {
    if (text == null) {
      return Double.NaN;
    }
    try {
      double number = Double.parseDouble(text.strip());
      return Double.isFinite(number) ? number : Double.NaN;
    } catch (NumberFormatException none) {
      return Double.NaN;
    }
  }
}
