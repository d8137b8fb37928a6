package org.sparring.common.fleet;

import java.io.Serializable;
import java.util.List;

/** Maps a stage over shards: the calling thread is one fleet, Spark another. */
public interface Fleet {
  /** The results in the order of the shards. Inputs and results are small: files hold the data. */
  <I extends Serializable, O extends Serializable> List<O> map(
      String stage, List<I> shards, Work<I, O> work);
}
