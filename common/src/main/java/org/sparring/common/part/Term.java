package org.sparring.common.part;

import java.io.Serializable;
import org.sparring.common.config.Param;

/**
 * One term of an objective.
 *
 * @param name name in metrics, unique in the objective
 * @param weight factor of the loss divided by its mass
 * @param loss the loss
 */
public record Term(
    @Param("Name in metrics; by default the name of the part.") String name,
    @Param(value = "Factor of the loss divided by its mass.", or = "1.0") double weight,
    Loss loss)
    implements Serializable {}
