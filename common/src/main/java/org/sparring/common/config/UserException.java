package org.sparring.common.config;

/** The user's input, settings or environment is wrong; the message says what and how to mend it. */
public class UserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  public UserException(ExitCode code, String message) {
    this(code, message, null);
  }

  public UserException(ExitCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Wrong usage, settings or environment. */
  public static UserException settings(String message) {
    return new UserException(ExitCode.USAGE, message);
  }

  /** Input missing or malformed. */
  public static UserException input(String message) {
    return new UserException(ExitCode.INPUT, message);
  }

  /** Whether the same command may end better if it is given again as it is. */
  public boolean retryable() {
    return false;
  }

  public ExitCode code() {
    return code;
  }
}
