package org.sparring.common.model;

import java.io.Serializable;
import org.sparring.common.config.Param;

/** What the bits of a result depend on besides its inputs. */
public record Numerics(
    @Param(value = "Threads per task; at most spark.task.cpus.", or = "1", min = 1, max = 256)
        int threads,
    @Param(value = "Sequences decoded side by side in a shard.", or = "32", min = 1, max = 4096)
        int slots,
    @Param(value = "Most tokens in one forward pass.", or = "8192", min = 1) int batchTokens,
    @Param(
            value =
                "Most bytes of one tensor of logits, whose rows go through the head in chunks; 0 is"
                    + " 4 MiB, or 128 rows where these are more.",
            or = "0",
            min = 0)
        long logitsBudget,
    @Param(
            value =
                "Whether executors, or the rounds of a run, may differ in their numerics profile.",
            or = "false")
        boolean mixed)
    implements Serializable {
  private static final long LOGITS = 4L << 20;
  private static final long LEAST_ROWS = 128;

  /** On processes of one profile. */
  public Numerics(int threads, int slots, int batchTokens, long logitsBudget) {
    this(threads, slots, batchTokens, logitsBudget, false);
  }

  /** With the budget for logits that was measured to be fast. */
  public Numerics(int threads, int slots, int batchTokens) {
    this(threads, slots, batchTokens, 0, false);
  }

  /** Rows of logits that are computed at a time: few stay in the cache, more share the matrix. */
  public long logitRows(int vocabulary) {
    long bytes = (long) Float.BYTES * vocabulary;
    return logitsBudget > 0
        ? Math.max(1, logitsBudget / bytes)
        : Math.max(LEAST_ROWS, LOGITS / bytes);
  }
}
