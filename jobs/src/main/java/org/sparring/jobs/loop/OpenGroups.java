package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import org.sparring.common.data.Author;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Start;
import org.sparring.common.data.Tokens;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;

/** Groups of one round whose responses are open: the next round of the same worker goes on. */
final class OpenGroups {
  private OpenGroups() {}

  /** Keys of the groups with an open response, in their order. */
  static List<String> keys(List<Group<Rollout>> groups) {
    return groups.stream().filter(OpenGroups::open).map(Group::key).toList();
  }

  /**
   * Where the open responses go on; what they have so far is an earlier policy's.
   *
   * @param files rollouts of a worker's last round
   */
  static List<Start> starts(Workspace workspace, List<FileEntry> files) {
    List<Start> starts = new ArrayList<>();
    for (Answered<Rollout> each : RolloutCodec.answered(workspace.list(Tables.ROLLOUTS, files))) {
      Group<Rollout> group = each.own();
      if (open(group)) {
        Tokens tokens = (Tokens) group.get(0).trace();
        starts.add(
            new Start(group.key(), tokens.context(), tokens.ids(), Author.EARLIER, group.facts()));
      }
    }
    return starts;
  }

  private static boolean open(Group<Rollout> group) {
    return group.size() == 1 && group.get(0).finish() == Finish.OPEN;
  }
}
