package org.sparring.jobs.loss;

/** A value and its derivative with respect to one live number. */
public record Point(double value, double slope) {}
