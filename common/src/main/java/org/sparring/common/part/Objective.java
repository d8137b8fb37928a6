package org.sparring.common.part;

import java.io.Serializable;
import java.util.List;

/** The sum over terms of weight x loss / mass of the whole step. */
public record Objective(List<Term> terms) implements Serializable {}
