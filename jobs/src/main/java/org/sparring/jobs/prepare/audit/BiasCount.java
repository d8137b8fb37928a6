package org.sparring.jobs.prepare.audit;

import java.io.Serializable;
import org.sparring.datasets.read.Response;
import org.sparring.jobs.prepare.filter.Texts;

/**
 * What was counted of pairs.
 *
 * @param pairs judged
 * @param decided of them, the others being ties
 * @param unequal decided ones of responses of unequal length, in code points
 * @param longer of those, the ones in which the longer response won
 * @param leading decided ones in which the response won that stands first in the row
 */
record BiasCount(long pairs, long decided, long unequal, long longer, long leading)
    implements Serializable {
  static final BiasCount NONE = new BiasCount(0, 0, 0, 0, 0);

  static BiasCount of(Comparison pair) {
    Ruling ruling = pair.ruling();
    if (ruling == Ruling.TIE) {
      return new BiasCount(1, 0, 0, 0, 0);
    }
    boolean first = ruling == Ruling.FIRST;
    int order = Integer.compare(length(pair.firstResponse()), length(pair.secondResponse()));
    boolean longer = first ? order > 0 : order < 0;
    boolean leading = first == pair.leading();
    return new BiasCount(1, 1, order == 0 ? 0 : 1, longer ? 1 : 0, leading ? 1 : 0);
  }

  private static int length(Response response) {
    return Texts.of(response.content())
        .mapToInt(text -> text.codePointCount(0, text.length()))
        .sum();
  }

  BiasCount plus(BiasCount other) {
    return new BiasCount(
        pairs + other.pairs,
        decided + other.decided,
        unequal + other.unequal,
        longer + other.longer,
        leading + other.leading);
  }

  /** Where the winner always stands first, or never, the row does not tell where it stood. */
  boolean tellsPosition() {
    return leading > 0 && leading < decided;
  }
}
