package org.sparring.jobs.loss;

import java.util.List;
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

/**
 * A loss of each member of a group given its odds against the others, lifted to a sum over the
 * batch; its mass is the number of members, by their weights.
 */
public interface OddsLoss extends Loss {
  /** The live row: T log-probabilities of each member. */
  Row row();

  /** The loss of one member; adds its slope with respect to each live number. */
  double at(Contender contender, double[] slopes);

  /** The members that are trained. */
  default List<Integer> trained(Tournament tournament) {
    return tournament.contenders();
  }

  /** The odds that a trained member is given. */
  default double odds(Tournament tournament, int member) {
    return tournament.rate(member);
  }

  /** Adds what is worth logging of one member. */
  default void note(Contender contender, double weight, Tallies log) {}

  @Override
  default Set<Row> live() {
    return Set.of(row());
  }

  @Override
  default double mass(Group<Credited> group) {
    Tournament tournament = Tournament.of(group, row());
    return trained(tournament).stream().mapToDouble(tournament::weight).sum();
  }

  @Override
  default double evaluate(Batch batch, Slopes slopes) {
    double[] sum = {0};
    walk(
        batch,
        (group, index, contender) -> {
          double weight = contender.member().weight();
          double[] own = new double[contender.live().length];
          sum[0] += weight * at(contender, own);
          for (int t = 0; t < own.length; t++) {
            if (contender.trained(t)) {
              slopes.add(group, index, row(), t, weight * own[t]);
            }
          }
        });
    return sum[0];
  }

  @Override
  default SortedMap<String, Tally> observe(Batch batch) {
    Tallies log = new Tallies();
    walk(batch, (group, index, contender) -> note(contender, contender.member().weight(), log));
    return log.all();
  }

  private void walk(Batch batch, Step step) {
    for (int g = 0; g < batch.groups().size(); g++) {
      Tournament tournament = Tournament.of(batch.groups().get(g), row());
      for (int m : trained(tournament)) {
        double[] live = batch.live().at(g, m, row());
        double[] held = batch.held().at(g, m, row());
        Credited member = batch.groups().get(g).get(m);
        step.take(g, m, new Contender(member, odds(tournament, m), live, held));
      }
    }
  }

  /** What is done at each trained member of a batch. */
  interface Step {
    void take(int group, int index, Contender contender);
  }
}
