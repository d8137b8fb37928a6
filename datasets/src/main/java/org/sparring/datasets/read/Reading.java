package org.sparring.datasets.read;

import java.io.Serializable;
import org.sparring.common.data.table.Source;

/**
 * What became of one input row: an example, or a fault.
 *
 * @param example null where there is a fault
 * @param fault null where there is an example
 */
public record Reading(Source source, Example example, Fault fault) implements Serializable {}
