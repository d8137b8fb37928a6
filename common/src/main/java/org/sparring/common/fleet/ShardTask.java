package org.sparring.common.fleet;

import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.api.java.function.Function2;
import org.sparring.common.config.UserException;

/**
 * The work of one shard inside a task of Spark. A mistake of the user is returned as a result, so
 * that Spark does not try it again.
 */
record ShardTask<I extends Serializable, O extends Serializable>(
    String stage, String fleet, Work<I, O> work)
    implements Function2<Integer, Iterator<byte[]>, Iterator<byte[]>> {

  /** What a shard ended with: a value, or the mistake that it met. */
  record Ending(Serializable value, UserException mistake) implements Serializable {}

  @Override
  public Iterator<byte[]> call(Integer shard, Iterator<byte[]> inputs) {
    @SuppressWarnings("unchecked") // packed by the fleet from its list of I
    I input = (I) Wire.unpack(inputs.next());
    Ending ending = run(input, new SparkSite(TaskContext.get(), shard, fleet));
    return Collections.singleton(Wire.pack(ending)).iterator();
  }

  private Ending run(I input, Site site) {
    try {
      return new Ending(work.apply(input, site), null);
    } catch (UserException e) {
      return new Ending(null, e);
    } catch (TaskKilledException e) {
      throw e;
    } catch (RuntimeException e) {
      throw Failure.of(stage, site.shard(), input, e);
    }
  }
}
