package org.sparring.jobs.sql;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * A Spark SQL condition over one response of the data, evaluated without a session. Its columns are
 * {@code prompt} and {@code response} (texts), {@code rank} (0 is best, -1 unranked), {@code
 * rating} (null where there is none), {@code facts} (a map of texts), and each carried column by
 * its name, as text. ANSI rules, time zone UTC.
 */
public final class Condition {
  private final Compiled compiled;

  private Condition(Compiled compiled) {
    this.compiled = compiled;
  }

  /** What a condition sees. */
  public record Row(
      String prompt, String response, int rank, double rating, Map<String, String> facts) {}

  /**
   * Compiles a condition.
   *
   * @throws IllegalArgumentException where it is none, or depends on more than the response
   */
  public static Condition of(String text) {
    return new Condition(Compiled.of(text, Columns.RESPONSE));
  }

  /** Names of the carried columns that it reads. */
  public Set<String> reads() {
    return compiled.own();
  }

  /**
   * Whether it is true, or a number other than 0; what is null is not.
   *
   * @throws IllegalArgumentException where it cannot be computed, with Spark's reason
   */
  public boolean holds(Row row) {
    try {
      Double value =
          compiled.value(
              row.facts,
              Arrays.asList(
                  row.prompt,
                  row.response,
                  row.rank,
                  Double.isNaN(row.rating) ? null : row.rating));
      return value != null && value != 0;
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(Compiled.firstLine(e), e);
    }
  }
}
