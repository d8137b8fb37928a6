package org.sparring.jobs.adjust;

import org.sparring.common.data.Scored;
import org.sparring.common.part.Adjust;

/** Shaping or a filter of scored groups, before credit. */
public interface Shaping extends Adjust<Scored> {}
