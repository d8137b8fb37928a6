package org.sparring.common.model.text.jinja;

/** What a template itself refuses, by calling {@code raise_exception}. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private Refusal(String message) {
    super(message);
  }

  /** The function that templates call. */
  @SuppressWarnings("DoNotCallSuggester")
  public static String raise(Object message) {
    throw new Refusal(String.valueOf(message));
  }

  /** The refusal that caused a fault; null where none did. */
  static Refusal in(Throwable fault) {
    Throwable cause = fault;
    while (cause != null && !(cause instanceof Refusal)) {
      cause = cause.getCause();
    }
    return (Refusal) cause;
  }
}
