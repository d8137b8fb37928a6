package org.sparring.common.fleet;

/** A bug, or the loss of an executor, with the stage, the shard and its input. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 400;

  private Failure(String message, Throwable cause) {
    super(message, cause);
  }

  static Failure of(String stage, int shard, Object input, Throwable cause) {
    return new Failure(where(stage, shard, input) + ": " + cause, cause);
  }

  static Failure of(String stage, Throwable cause) {
    return new Failure("stage '" + stage + "' failed: " + cause.getMessage(), cause);
  }

  private static String where(String stage, int shard, Object input) {
    String keys = String.valueOf(input);
    String shown = keys.length() <= LONGEST ? keys : keys.substring(0, LONGEST) + "…";
    return "stage '" + stage + "' failed in shard " + shard + " with input " + shown;
  }
}
