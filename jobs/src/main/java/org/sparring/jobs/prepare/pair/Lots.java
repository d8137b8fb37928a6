package org.sparring.jobs.prepare.pair;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.sparring.common.random.Draw;

/** The first rows in a drawing of lots. */
record Lots(Draw draw) implements Comparator<Candidate>, Serializable {

  /** At most so many, those of the least lots. */
  static List<Candidate> first(JavaRDD<Candidate> candidates, Draw draw, int most) {
    return candidates.takeOrdered(most, new Lots(draw));
  }

  @Override
  public int compare(Candidate one, Candidate other) {
    return lot(one).compareTo(lot(other));
  }

  private Lot lot(Candidate each) {
    return each.row().lot(draw);
  }
}
