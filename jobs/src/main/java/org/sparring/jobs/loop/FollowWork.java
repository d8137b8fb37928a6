package org.sparring.jobs.loop;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.sparring.common.fleet.Site;
import org.sparring.common.fleet.Work;
import org.sparring.common.model.Layout;
import org.sparring.common.model.Models;
import org.sparring.common.part.Follow;
import org.sparring.common.workspace.FileEntry;

/** FOLLOW: moves one model after its leader at the end of a round. */
record FollowWork(Run run, int round) implements Work<FollowWork.Shard, FollowWork.Done> {

  /** A follower with its own and its leader's vector. */
  record Shard(String model, Snapshot self, Snapshot leader) implements Serializable {}

  /** The follower's vector after the round. */
  record Done(String model, Snapshot snapshot, Footprint footprint) implements Serializable {}

  @Override
  public Done apply(Shard shard, Site site) {
    long start = System.nanoTime();
    Follow follow = run.recipe().models().get(shard.model()).follow().orElseThrow();
    ParameterFiles files = new ParameterFiles(run.workspace());
    Layout layout = Models.layout(shard.self().architecture());
    float[] self = files.vector(layout.size(), shard.self());
    float[] leader = files.vector(layout.size(), shard.leader());
    float[] next = follow.next(self, leader, run.progress(round));
    List<FileEntry> written = new ArrayList<>();
    boolean sharing =
        shard.self().base() > 0 && shard.self().still().equals(shard.leader().still());
    List<Cut> cuts = sharing ? run.trained(follow.leader(), layout).cuts() : Cut.all(layout);
    int reducers = run.recipe().averaging().workers();
    for (int r = 0; r < reducers; r++) {
      var stage = run.stage(round, "follow.%s.r%d".formatted(shard.model(), r));
      var label = new ParameterFiles.Label(round + 1, shard.model(), "global", "value");
      List<Cut> share = Cut.share(cuts, r, reducers);
      written.add(files.write(stage, site, label, share, ParameterFiles.cutting(next)));
    }
    Snapshot moved =
        sharing ? shard.self().moved(written) : new Snapshot(shard.self().architecture(), written);
    return new Done(shard.model(), moved, Footprint.of(site, start, written));
  }
}
