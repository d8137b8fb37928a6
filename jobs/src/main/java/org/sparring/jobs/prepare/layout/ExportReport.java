package org.sparring.jobs.prepare.layout;

import java.util.Map;

/**
 * What an export wrote: rows of the table = exported + rejected.
 *
 * @param identity hash of the settings and of the rows
 * @param complete whether it came to its end
 * @param rows of the table
 * @param exported rows by split
 * @param rejected rows by reason; each is a line of a file {@code _rejects-…}
 * @param files rows by file
 */
public record ExportReport(
    String identity,
    boolean complete,
    long rows,
    Map<String, Long> exported,
    Map<String, Long> rejected,
    Map<String, Long> files) {

  static ExportReport begun(String identity) {
    return new ExportReport(identity, false, 0, Map.of(), Map.of(), Map.of());
  }

  /** One sentence. */
  public String sentence() {
    return "exported "
        + (rows - total(rejected))
        + " of "
        + rows
        + " rows"
        + (rejected.isEmpty() ? "" : "; the layout has no place for " + rejected);
  }

  static long total(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
