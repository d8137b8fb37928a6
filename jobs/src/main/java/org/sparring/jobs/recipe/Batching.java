package org.sparring.jobs.recipe;

import java.io.Serializable;
import org.sparring.common.config.Param;

/** How a worker cuts its groups into optimiser steps. */
public record Batching(
    @Param(value = "Groups of one optimiser step of one worker.", or = "16", min = 1)
        int groupsPerStep,
    @Param(value = "Passes over a round's groups.", or = "1", min = 1) int epochs)
    implements Serializable {}
