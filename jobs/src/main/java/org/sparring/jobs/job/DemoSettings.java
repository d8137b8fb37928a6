package org.sparring.jobs.job;

import org.sparring.common.config.Param;

/** Where the demo runs, and on which draw of its language. */
public record DemoSettings(
    @Param(value = "Folder of the workspace.", or = "sparring-demo") String workspace,
    @Param(value = "Name of the run, for its status.", or = "demo") String run,
    @Param(value = "Root of all random numbers, the data's included.", or = "1") long seed,
    @Param(value = "Shuffle the annotators' labels: the control, which must not win.", or = "false")
        boolean shuffled) {}
