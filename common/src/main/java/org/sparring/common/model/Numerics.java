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
                "Most bytes of log-probabilities over the vocabulary that a forward pass holds for"
                    + " its backward pass; the rows beyond are computed again, in chunks.",
            or = "268435456",
            min = 1)
        long logitsBudget,
    @Param(
            value =
                "Whether executors, or the rounds of a run, may differ in their numerics profile.",
            or = "false")
        boolean mixed)
    implements Serializable {
  private static final long BUDGET = 256L << 20;
  private static final long CHUNK = 64L << 20;
  private static final long ROWS = 1024;

  /** On processes of one profile. */
  public Numerics(int threads, int slots, int batchTokens, long logitsBudget) {
    this(threads, slots, batchTokens, logitsBudget, false);
  }

  /** With the usual budget for logits. */
  public Numerics(int threads, int slots, int batchTokens) {
    this(threads, slots, batchTokens, BUDGET, false);
  }

  /** Rows of logits that are computed at a time: few would read the head's matrix too often. */
  public long logitRows(int vocabulary) {
    return Math.max(1, Math.min(ROWS, Math.min(CHUNK, logitsBudget) / bytesOf(vocabulary)));
  }

  /** Rows of logits that may be held for a backward pass. */
  public long heldLogitRows(int vocabulary) {
    return logitsBudget / bytesOf(vocabulary);
  }

  private static long bytesOf(int vocabulary) {
    return (long) Float.BYTES * vocabulary;
  }
}
