package org.sparring.jobs.prepare;

import java.io.Serializable;

/**
 * What streams through the stages: rows that are still wanted, rows that are not, counts and
 * measured numbers. All of them take the one way to the tables, so nothing is computed twice or
 * lost.
 */
public sealed interface Flow extends Serializable permits Draft, Made, Rejection, Tally, Finding {}
