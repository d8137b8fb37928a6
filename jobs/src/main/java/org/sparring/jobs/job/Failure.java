package org.sparring.jobs.job;

import java.io.IOException;
import java.util.Optional;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Interruption;
import org.sparring.common.config.UserException;

/** Turns what a job threw into how it ended, and tells the user no more than helps. */
final class Failure {
  private Failure() {}

  /** A result, and whether the same command may end better if it is given again as it is. */
  record Ending(Result result, boolean retryable) {
    static Ending of(Result result) {
      return new Ending(result, result.retryable());
    }
  }

  static Ending ending(Throwable thrown) {
    Result result = of(thrown);
    boolean passing = result.code() == ExitCode.BUG && passing(thrown);
    return new Ending(result, passing || result.retryable() || told(thrown));
  }

  /** A user's mistake keeps its message and code, even where Spark wrapped it. */
  private static Result of(Throwable thrown) {
    Optional<UserException> mistake = cause(thrown, UserException.class);
    if (mistake.isPresent()) {
      return Result.failed(mistake.get().code(), mistake.get().getMessage());
    }
    if (Interruption.caused(thrown)) {
      return Result.failed(ExitCode.INTERRUPTED, "interrupted");
    }
    return Result.failed(ExitCode.BUG, thrown.toString());
  }

  private static boolean told(Throwable thrown) {
    return cause(thrown, UserException.class).filter(UserException::retryable).isPresent();
  }

  /** Whether the environment failed rather than the code, so that a second try may do. */
  private static boolean passing(Throwable thrown) {
    return cause(thrown, IOException.class).isPresent()
        || cause(thrown, org.apache.spark.SparkException.class).isPresent();
  }

  private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
    int depth = 0;
    for (Throwable t = thrown; t != null && depth < 50; t = t.getCause(), depth++) {
      if (type.isInstance(t)) {
        return Optional.of(type.cast(t));
      }
    }
    return Optional.empty();
  }
}
