package org.sparring.common.workspace;

import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.Operators.LongColumn;

/**
 * The rows whose column, a long, lies in a range. Row groups and pages outside it are not read.
 *
 * @param column name of the column in the file
 * @param from first value inside
 * @param to first value beyond
 */
public record Span(String column, long from, long to) {
  /** Every row. */
  public static final Span ALL = new Span("", Long.MIN_VALUE, Long.MAX_VALUE);

  FilterCompat.Filter filter() {
    if (column.isEmpty()) {
      return FilterCompat.NOOP;
    }
    LongColumn of = FilterApi.longColumn(column);
    return FilterCompat.get(FilterApi.and(FilterApi.gtEq(of, from), FilterApi.lt(of, to)));
  }
}
