package org.sparring.common.data;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Names one row of numbers: the model that gives them, and what they are.
 *
 * <p>The pseudo-model {@value #SAMPLER} names the log-probabilities of the distribution that a
 * response was actually drawn from (after temperature, top-k and top-p).
 */
public record Row(String model, Signal signal) implements Serializable, Comparable<Row> {
  public static final String SAMPLER = "sampler";

  private static final Comparator<Row> ORDER =
      Comparator.comparing(Row::model).thenComparing(Row::signal);

  public static Row logProb(String model) {
    return new Row(model, Signal.LOG_PROB);
  }

  public static Row value(String model) {
    return new Row(model, Signal.VALUE);
  }

  public static Row score(String model) {
    return new Row(model, Signal.SCORE);
  }

  public static Row head(String model) {
    return new Row(model, Signal.HEAD);
  }

  @Override
  public int compareTo(Row other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return model + "/" + signal.name().toLowerCase(java.util.Locale.ROOT);
  }
}
