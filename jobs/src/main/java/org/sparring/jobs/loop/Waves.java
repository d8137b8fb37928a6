package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;

/**
 * Samples the groups of a shard wave by wave: a group of which filters leave nothing makes room for
 * that of a later example (Yu et al. 2025, DAPO, section 3.2).
 *
 * @param wanted number of groups
 * @param draw samples and scores the groups of some beginnings
 * @param leaves whether filters leave anything of a group
 */
record Waves(int wanted, Function<List<Beginning>, List<Drawn>> draw, Predicate<Drawn> leaves) {

  /** A group and what each reward says of its members. */
  record Drawn(Group<Rollout> group, Map<String, List<Score>> scores) {}

  /**
   * The groups, by their keys.
   *
   * @param groups as many as are wanted, unless there are fewer examples
   * @param drawn number of groups that were sampled for them
   */
  record Filled(List<Drawn> groups, int drawn) {}

  /**
   * Fills the shard. What no wave could fill is filled with groups of which nothing is left.
   *
   * @param beginnings {@code wanted} for each wave: what goes on, then examples in stream order
   */
  Filled fill(List<Beginning> beginnings) {
    List<Drawn> kept = new ArrayList<>();
    List<Drawn> empty = new ArrayList<>();
    for (int from = 0; from < beginnings.size() && kept.size() < wanted; from += wanted) {
      int to = Math.min(beginnings.size(), from + wanted - kept.size());
      for (Drawn each : draw.apply(beginnings.subList(from, to))) {
        (leaves.test(each) ? kept : empty).add(each);
      }
    }
    int drawn = kept.size() + empty.size();
    kept.addAll(empty.subList(0, Math.min(empty.size(), wanted - kept.size())));
    kept.sort(Comparator.comparing(each -> each.group().key()));
    return new Filled(kept, drawn);
  }
}
