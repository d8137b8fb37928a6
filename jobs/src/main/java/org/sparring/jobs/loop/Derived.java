package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.model.Tokenizer;
import org.sparring.common.part.Encoding;
import org.sparring.common.random.Draw;
import org.sparring.jobs.recipe.Stream;

/**
 * Adds what a generator makes of given responses to their groups, and responses under prompts of
 * others where it names their role, with the rows that parts read.
 */
record Derived(Stream stream, Tokenizer tokenizer, Annotation annotation, Draw draw) {
  /** The groups with their new members, which follow the given ones and have no rank. */
  List<Group<Rollout>> added(List<Group<Rollout>> groups) {
    List<Group<Rollout>> made = new ArrayList<>();
    Mismatches mismatches = new Mismatches(groups);
    Encoding encoding = encoding(tokenizer);
    boolean mismatched = stream.generate().roles().contains(Role.MISMATCHED);
    for (int g = 0; g < groups.size(); g++) {
      Group<Rollout> given = groups.get(g);
      long key = draw.with(given.key()).key();
      List<Rollout> more = new ArrayList<>(stream.generate().derived(given, encoding, key));
      more.addAll(mismatched ? mismatches.of(g) : List.of());
      made.add(given.with(more));
    }
    List<Group<Rollout>> stored = annotation.annotate(made, stream.reads());
    List<Group<Rollout>> added = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      added.add(joined(groups.get(g), stored.get(g).members()));
    }
    return added;
  }

  /** The tokenizer as parts know it. */
  static Encoding encoding(Tokenizer tokenizer) {
    return new Encoding(tokenizer::encode, tokenizer.eos());
  }

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
