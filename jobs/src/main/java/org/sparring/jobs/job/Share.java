package org.sparring.jobs.job;

import org.sparring.common.config.Param;

/** A reward whose attainable optimum is known, as the score that another reward gives. */
public record Share(
    @Param("Reward that is measured.") String of,
    @Param("Reward that gives the optimum of each prompt.") String optimum) {}
