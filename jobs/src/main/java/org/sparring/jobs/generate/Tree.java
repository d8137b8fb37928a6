package org.sparring.jobs.generate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Group;
import org.sparring.common.data.Progress;
import org.sparring.common.data.Request;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Start;
import org.sparring.common.part.About;
import org.sparring.common.part.Generator;

/** A tree of samples, level by level: every member is one segment behind what it goes on from. */
@About(
    value =
        "A tree of samples: segments of so many tokens, each followed by several others, until they"
            + " end or the tree is deep enough. The last segment goes on to the end.",
    paper = "Guo et al. 2025, Segment policy optimization, SPO-tree")
public record Tree(
    @Param(value = "Segments that begin at each place.", or = "6", min = 1) int branches,
    @Param(value = "Segments in a row.", or = "3", min = 1) int depth,
    @Param(value = "Tokens of a segment, but for the last.", or = "8", min = 1) int segment,
    @Param(value = "Most tokens of a response.", or = "32", min = 1) int maxNew,
    @Param(value = "Divides the logits.", or = "1.0", min = 0, above = true) double temperature)
    implements Generator {
  @Override
  public List<Request> next(Start start, Group<Rollout> soFar, Progress progress, long draw) {
    if (soFar.size() == 0) {
      return List.of(request(-1, start.given().length, 1));
    }
    Set<Integer> parents = new HashSet<>();
    soFar.members().forEach(each -> parents.add(each.parent()));
    List<Request> requests = new ArrayList<>();
    for (int m = 0; m < soFar.size(); m++) {
      int level = level(soFar, m);
      boolean open = soFar.get(m).finish() == Finish.LENGTH && !parents.contains(m);
      if (open && level < depth && soFar.get(m).length() < maxNew) {
        requests.add(request(m, soFar.get(m).length(), level + 1));
      }
    }
    return requests;
  }

  /** Segments of the level, behind so many tokens of the response. */
  private Request request(int parent, int prefix, int level) {
    int tokens = level == depth ? maxNew - prefix : Math.min(segment, maxNew - prefix);
    Decoding decoding = new Decoding(temperature, 0, 1.0, Math.max(1, tokens), false);
    return new Request(Role.SAMPLE, parent, prefix, branches, decoding);
  }

  private static int level(Group<Rollout> group, int member) {
    int level = 1;
    for (int m = member; group.get(m).parent() >= 0; m = group.get(m).parent()) {
      level++;
    }
    return level;
  }
}
