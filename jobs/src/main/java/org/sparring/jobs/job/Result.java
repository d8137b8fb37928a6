package org.sparring.jobs.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sparring.common.config.ExitCode;

/**
 * How a job ended.
 *
 * @param code the exit code
 * @param reason one sentence
 * @param facts what a caller or a scheduler may want to know: texts, numbers, truths, lists, maps
 */
public record Result(ExitCode code, String reason, Map<String, Object> facts) {
  public Result {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  public static Result done(String reason) {
    return done(reason, Map.of());
  }

  public static Result done(String reason, Map<String, Object> facts) {
    return new Result(ExitCode.DONE, reason, facts);
  }

  public static Result failed(ExitCode code, String reason) {
    return new Result(code, reason, Map.of());
  }

  /** Whether the same command may end better if it is given again as it is. */
  public boolean retryable() {
    return code == ExitCode.INTERRUPTED || code == ExitCode.TERMINATED;
  }
}
