package org.sparring.common.part;

import java.io.Serializable;

/**
 * One term of an objective.
 *
 * @param name name in metrics, unique in the objective
 * @param weight factor of the loss divided by its mass
 * @param loss the loss
 */
public record Term(String name, double weight, Loss loss) implements Serializable {}
