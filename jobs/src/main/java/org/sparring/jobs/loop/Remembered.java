package org.sparring.jobs.loop;

import java.io.Serializable;
import java.util.Optional;
import org.sparring.common.fleet.Site;
import org.sparring.common.fleet.Work;
import org.sparring.common.workspace.ShardResults;

/** Work whose shards keep their results until the stage is committed, and are not repeated. */
record Remembered<I extends Serializable, O extends Serializable>(
    Work<I, O> work, Class<O> type, ShardResults results) implements Work<I, O> {
  @Override
  public O apply(I shard, Site site) {
    Optional<String> kept = results.read(site.shard());
    if (kept.isPresent()) {
      return Journal.decode(kept.get(), type);
    }
    O done = work.apply(shard, site);
    results.write(site.shard(), Journal.encode(done));
    return done;
  }
}
