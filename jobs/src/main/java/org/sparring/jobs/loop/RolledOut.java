package org.sparring.jobs.loop;

import java.util.List;
import java.util.SortedMap;
import org.sparring.common.workspace.FileEntry;

/** What START, ROLL-OUT and REWARD leave: shards by stream and worker, and where streams stand. */
record RolledOut(List<RolloutWork.Done> shards, SortedMap<String, double[]> cursors) {
  List<FileEntry> files() {
    return shards.stream().flatMap(each -> each.files().stream()).toList();
  }
}
