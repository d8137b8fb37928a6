package org.sparring.jobs.prepare.layout;

/** A row that a layout has no place for. */
final class InexpressibleException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * Says why.
   *
   * @param reason in lower case, as {@code no_answer}
   * @param detail what is wrong with the row and how to mend it
   */
  InexpressibleException(String reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
