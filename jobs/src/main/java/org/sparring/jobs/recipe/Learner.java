package org.sparring.jobs.recipe;

import java.io.Serializable;
import org.sparring.common.config.Param;
import org.sparring.common.model.optimise.Optimiser;
import org.sparring.common.model.optimise.Schedule;

/** A model that is trained, and how. */
public record Learner(
    @Param("Model of the recipe.") String model,
    @Param("Inner optimiser of every worker.") Optimiser optimiser,
    @Param(value = "Factor of the learning rate over the run.", or = "constant") Schedule schedule)
    implements Serializable {}
