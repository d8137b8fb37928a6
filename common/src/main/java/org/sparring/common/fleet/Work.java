package org.sparring.common.fleet;

import java.io.Serializable;

/** The work of one shard: a pure function, but for files under attempt-unique names. */
@FunctionalInterface
public interface Work<I, O> extends Serializable {
  O apply(I shard, Site site);
}
