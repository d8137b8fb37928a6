package org.sparring.common.part;

import java.io.Serializable;
import org.sparring.common.config.Param;

/** One term of an objective: weight x loss / mass of the step. */
public record Term(
    @Param("Name in metrics, unique in the objective.") String name,
    @Param(value = "Factor of the loss.", or = "1") double weight,
    @Param("The loss.") Loss loss)
    implements Serializable {}
