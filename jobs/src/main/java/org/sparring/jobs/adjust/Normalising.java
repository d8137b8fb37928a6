package org.sparring.jobs.adjust;

import org.sparring.common.data.Credited;
import org.sparring.common.part.Adjust;

/** Normalising of credited groups, after credit. */
public interface Normalising extends Adjust<Credited> {}
