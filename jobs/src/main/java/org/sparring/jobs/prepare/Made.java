package org.sparring.jobs.prepare;

/**
 * A row that a {@link Stage.Whole} made from another, which it replaces.
 *
 * @param first whether it is the first of those that were made from the same row
 */
public record Made(Draft draft, boolean first) implements Flow {}
