package org.sparring.jobs.prepare.pair;

import java.io.Serializable;
import java.util.List;

/**
 * What a selection chose.
 *
 * @param chosen in the order of choice
 * @param calls how often a gain was computed
 */
record Selection(List<Candidate> chosen, double value, long calls) implements Serializable {}
