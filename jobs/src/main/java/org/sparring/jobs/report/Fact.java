package org.sparring.jobs.report;

/**
 * A named value.
 *
 * @param name what it is
 * @param value as shown, with its unit
 * @param detail an interval or a remark; may be empty
 */
public record Fact(String name, String value, String detail) {
  public Fact(String name, String value) {
    this(name, value, "");
  }
}
