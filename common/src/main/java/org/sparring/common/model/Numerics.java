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
            value = "Most bytes of one tensor of logits; rows go through the head in such chunks.",
            or = "" + LOGITS_BUDGET,
            min = 1)
        long logitsBudget,
    @Param(
            value =
                "Whether executors, or the rounds of a run, may differ in their numerics profile.",
            or = "false")
        boolean mixed)
    implements Serializable {
  private static final long LOGITS_BUDGET = 4L << 20;

  /** On processes of one profile. */
  public Numerics(int threads, int slots, int batchTokens, long logitsBudget) {
    this(threads, slots, batchTokens, logitsBudget, false);
  }

  /** With the budget for logits that was measured to be fast. */
  public Numerics(int threads, int slots, int batchTokens) {
    this(threads, slots, batchTokens, LOGITS_BUDGET, false);
  }
}
