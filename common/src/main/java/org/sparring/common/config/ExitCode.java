package org.sparring.common.config;

/** Exit codes of every job, in local and client mode. */
public enum ExitCode {
  DONE(0),
  BUG(1),
  /** Wrong usage, settings or environment. */
  USAGE(2),
  /** Input missing or malformed. */
  INPUT(3),
  /** A budget or a quality gate was broken. */
  GATE(4),
  INTERRUPTED(130),
  TERMINATED(143);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
