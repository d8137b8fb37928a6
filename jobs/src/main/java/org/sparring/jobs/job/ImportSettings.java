package org.sparring.jobs.job;

import org.sparring.common.config.Param;
import org.sparring.common.model.Numerics;

/** A model from outside that becomes a run of the workspace. */
public record ImportSettings(
    @Param("Folder of the workspace.") String workspace,
    @Param("Name of the run that it becomes.") String run,
    @Param("Folder of a checkpoint, Hugging Face's or llama2.c's, or a llama2.c `.bin`.")
        String checkpoint,
    @Param(value = "Tokenizer; empty takes the one beside the checkpoint.", or = "''")
        String tokenizer,
    @Param(
            value =
                "Longest sequence, where rotary positions shall reach further than in the"
                    + " checkpoint; 0 means as in the checkpoint.",
            or = "0",
            min = 0)
        int positions,
    @Param(value = "What bits depend on.", or = "{}") Numerics numerics) {}
