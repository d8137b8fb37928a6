package org.sparring.jobs.recipe;

import java.io.Serializable;
import org.sparring.common.config.Param;
import org.sparring.common.part.Outer;

/** Local steps and the averaging of what they moved. */
public record Averaging(
    @Param(value = "Logical workers; the result does not depend on executors.", or = "4", min = 1)
        int workers,
    @Param(value = "Optimiser steps of a worker in a round.", or = "4", min = 1) int localSteps,
    @Param(value = "Outer step.", or = "mean") Outer outer)
    implements Serializable {}
