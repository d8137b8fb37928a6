package org.sparring.jobs.doctor;

/**
 * What a check found.
 *
 * @param about the check
 * @param message what is there and, where something is wrong, the remedy
 */
public record Finding(Level level, String about, String message) {
  /** How bad it is; a run does not begin where one is {@link #FAIL}. */
  public enum Level {
    OK,
    WARN,
    FAIL
  }

  static Finding ok(String about, String message) {
    return new Finding(Level.OK, about, message);
  }

  static Finding warn(String about, String message) {
    return new Finding(Level.WARN, about, message);
  }

  static Finding fail(String about, String message) {
    return new Finding(Level.FAIL, about, message);
  }
}
