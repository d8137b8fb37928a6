package org.sparring.jobs.loss;

import java.util.Set;
import java.util.SortedMap;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.part.Batch;
import org.sparring.common.part.Loss;
import org.sparring.common.part.Slopes;
import org.sparring.common.part.Tallies;
import org.sparring.common.part.Tally;

/** A loss of one live number at each trained token, lifted to a sum over the batch. */
public interface TokenLoss extends Loss {
  /** The live row: T numbers for each member. */
  Row row();

  /** What the loss is averaged over. */
  MeanOver mean();

  /** The loss at one token and its slope. */
  Point at(Token token);

  /** Whether the loss trains this member at all. */
  default boolean trains(Group<Credited> group, int member) {
    return true;
  }

  /** A member as the loss sees it: its terms are at the tokens that are trained there. */
  default Credited seen(Credited member) {
    return member;
  }

  /** Adds what is worth logging of one token; share is its weight in the loss. */
  default void note(Token token, double share, Tallies log) {}

  @Override
  default Set<Row> live() {
    return Set.of(row());
  }

  @Override
  default double mass(Group<Credited> group) {
    double mass = 0;
    for (int m = 0; m < group.size(); m++) {
      mass += trains(group, m) ? mean().mass(seen(group.get(m))) : 0;
    }
    return mass;
  }

  @Override
  default double evaluate(Batch batch, Slopes slopes) {
    double[] sum = {0};
    walk(
        batch,
        (group, member, token, share) -> {
          Point point = at(token);
          sum[0] += share * point.value();
          slopes.add(group, member, row(), token.index(), share * point.slope());
        });
    return sum[0];
  }

  @Override
  default SortedMap<String, Tally> observe(Batch batch) {
    Tallies log = new Tallies();
    walk(batch, (group, member, token, share) -> note(token, share, log));
    return log.all();
  }

  private void walk(Batch batch, TokenStep step) {
    for (int g = 0; g < batch.groups().size(); g++) {
      Group<Credited> group = batch.groups().get(g);
      for (int m = 0; m < group.size(); m++) {
        Credited member = seen(group.get(m));
        double share = mean().share(member);
        if (share == 0 || !trains(group, m)) {
          continue;
        }
        double[] live = batch.live().at(g, m, row());
        double[] held = batch.held().at(g, m, row());
        for (int t = 0; t < member.length(); t++) {
          if (member.rollout().trained(t)) {
            step.take(g, m, new Token(member, t, live[t], held[t]), share);
          }
        }
      }
    }
  }
}
