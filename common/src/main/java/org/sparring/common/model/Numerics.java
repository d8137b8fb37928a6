package org.sparring.common.model;

import java.io.Serializable;
import org.sparring.common.config.Param;

/** What the bits of a result depend on besides its inputs. */
public record Numerics(
    @Param(value = "Threads per task; at most spark.task.cpus.", or = "1", min = 1, max = 256)
        int threads,
    @Param(value = "Sequences decoded side by side in a shard.", or = "32", min = 1, max = 4096)
        int slots,
    @Param(value = "Most tokens in one forward pass.", or = "8192", min = 1) int batchTokens)
    implements Serializable {}
