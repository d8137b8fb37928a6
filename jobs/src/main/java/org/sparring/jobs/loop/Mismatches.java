package org.sparring.jobs.loop;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sparring.common.data.Author;
import org.sparring.common.data.Group;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Tokens;

/**
 * Responses under prompts of others: to each group the first response of the next group with
 * another prompt, in their order. Nobody trains it, so its author is the world.
 */
record Mismatches(List<Group<Rollout>> groups) {
  /** At most one response; none where every prompt is the same. */
  List<Rollout> of(int own) {
    int[] context = context(groups.get(own));
    for (int step = 1; step < groups.size(); step++) {
      Group<Rollout> other = groups.get((own + step) % groups.size());
      if (!Arrays.equals(context, context(other))) {
        return List.of(moved(other.get(0), context));
      }
    }
    return List.of();
  }

  private static int[] context(Group<Rollout> group) {
    return ((Tokens) group.get(0).trace()).context();
  }

  private static Rollout moved(Rollout response, int[] context) {
    Author[] author = new Author[response.length()];
    Arrays.fill(author, Author.WORLD);
    Map<Row, double[]> nothing = new TreeMap<>();
    return new Rollout(
        Role.MISMATCHED,
        -1,
        new Tokens(context, ((Tokens) response.trace()).ids()),
        response.text(),
        author,
        response.turnEnds(),
        response.finish(),
        nothing);
  }
}
