package org.sparring.common.part;

import org.sparring.common.data.Credited;

/** Normalising or filtering of credited groups, before the losses. */
public interface Normalise extends Adjust<Credited> {}
