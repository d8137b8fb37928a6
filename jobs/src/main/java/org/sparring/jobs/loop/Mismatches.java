package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sparring.common.data.Author;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Tokens;

/**
 * Gives each group one more member: the first response of the next group with another prompt, under
 * its own prompt. Nobody trains it, so its author is the world.
 */
final class Mismatches {
  private final Annotation annotation;
  private final Set<Row> reads;

  /**
   * @param annotation stores rows of the new members
   * @param reads the rows
   */
  Mismatches(Annotation annotation, Set<Row> reads) {
    this.annotation = annotation;
    this.reads = reads;
  }

  /** The groups with their new members; a group stays as it is where every prompt is the same. */
  List<Group<Rollout>> added(List<Group<Rollout>> groups) {
    List<Group<Rollout>> strangers = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      List<Rollout> stranger = stranger(groups, g).map(List::of).orElse(List.of());
      strangers.add(groups.get(g).with(stranger));
    }
    List<Group<Rollout>> stored = annotation.annotate(strangers, reads);
    List<Group<Rollout>> added = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      added.add(joined(groups.get(g), stored.get(g).members()));
    }
    return added;
  }

  private static Optional<Rollout> stranger(List<Group<Rollout>> groups, int own) {
    int[] context = context(groups.get(own));
    for (int step = 1; step < groups.size(); step++) {
      Group<Rollout> other = groups.get((own + step) % groups.size());
      if (!Arrays.equals(context, context(other))) {
        return Optional.of(moved(other.get(0), context));
      }
    }
    return Optional.empty();
  }

  private static int[] context(Group<Rollout> group) {
    return ((Tokens) group.get(0).trace()).context();
  }

  private static Rollout moved(Rollout response, int[] context) {
    Author[] author = new Author[response.length()];
    Arrays.fill(author, Author.WORLD);
    return new Rollout(
        Role.MISMATCHED,
        -1,
        new Tokens(context, ((Tokens) response.trace()).ids()),
        response.text(),
        author,
        response.turnEnds(),
        response.finish(),
        new TreeMap<>(Map.of()));
  }

  /** A member more, which has no rank. */
  private static Group<Rollout> joined(Group<Rollout> group, List<Rollout> more) {
    List<Rollout> members = new ArrayList<>(group.members());
    members.addAll(more);
    Preference order = group.preference();
    if (order instanceof Preference.Ranks ranks) {
      int[] longer = Arrays.copyOf(ranks.of(), members.size());
      Arrays.fill(longer, ranks.of().length, longer.length, -1);
      order = new Preference.Ranks(longer, ranks.strength());
    }
    return group.with(members).ranked(order);
  }
}
