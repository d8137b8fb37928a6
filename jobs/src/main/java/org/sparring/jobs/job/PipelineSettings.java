package org.sparring.jobs.job;

import java.util.List;
import org.sparring.common.config.Param;
import org.sparring.common.config.Settings;

/** Jobs that run one after the other in one session. */
public record PipelineSettings(
    @Param("Folder of the workspace, handed to every step.") String workspace,
    @Param(value = "Name of the run, for its status.", or = "pipeline") String run,
    @Param(
            value = "Settings laid below every step that knows their keys: seed, numerics.",
            or = "{}")
        Settings shared,
    @Param("Steps in order, each `{job: {settings}}`.") List<Settings> steps) {}
