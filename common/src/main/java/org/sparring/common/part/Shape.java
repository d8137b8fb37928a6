package org.sparring.common.part;

import org.sparring.common.data.Scored;

/** Shaping or filtering of scored groups, before credit. */
public interface Shape extends Adjust<Scored> {}
