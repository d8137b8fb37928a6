package org.sparring.common.fleet;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.sparring.common.config.UserException;

/**
 * Runs one shard after the other in the calling thread, on the CPU.
 *
 * <p>Inputs and results pass through Java serialization as they do on Spark, so that work which
 * leans on shared objects goes wrong here too.
 */
public final class ThreadFleet implements Fleet {
  private final String name = UUID.randomUUID().toString().substring(0, 8);
  private final AtomicLong attempts = new AtomicLong();

  private record Here(String attempt, int shard, int device) implements Site {
    @Override
    public void checkInterrupted() {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("the thread was interrupted");
      }
    }
  }

  @Override
  public <I extends Serializable, O extends Serializable> List<O> map(
      String stage, List<I> shards, Work<I, O> work) {
    List<O> results = new ArrayList<>();
    for (int shard = 0; shard < shards.size(); shard++) {
      I input = Wire.sent(shards.get(shard));
      Site site = new Here(name + "-" + attempts.getAndIncrement(), shard, -1);
      results.add(Wire.sent(one(stage, input, work, site)));
    }
    return Collections.unmodifiableList(results);
  }

  private static <I, O> O one(String stage, I input, Work<I, O> work, Site site) {
    try {
      return work.apply(input, site);
    } catch (UserException | CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      throw Failure.of(stage, site.shard(), input, e);
    }
  }
}
