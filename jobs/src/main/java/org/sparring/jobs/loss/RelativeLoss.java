package org.sparring.jobs.loss;

import java.util.ArrayList;
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
 * A loss of the totals of all members of a group, each seen beside the others, lifted to a sum over
 * the batch. Members of weight 0 or without a trained token are left out.
 */
public interface RelativeLoss extends Loss {
  /** The live row: a score, or numbers that are summed over the trained tokens. */
  Row row();

  /**
   * The loss of a group, a sum by the members' weights; adds its slopes to those of the members.
   */
  double at(List<Sequence> sequences, double[] slopes);

  /** The group's share of the denominator. */
  double mass(List<Credited> members);

  /** Adds what is worth logging of one group. */
  default void note(List<Sequence> sequences, Tallies log) {}

  @Override
  default Set<Row> live() {
    return Set.of(row());
  }

  @Override
  default double mass(Group<Credited> group) {
    return mass(group.members().stream().filter(this::takes).toList());
  }

  @Override
  default double evaluate(Batch batch, Slopes slopes) {
    double sum = 0;
    for (int g = 0; g < batch.groups().size(); g++) {
      List<Integer> taken = taken(batch.groups().get(g));
      double[] slope = new double[taken.size()];
      sum += at(sequences(batch, g, taken), slope);
      for (int i = 0; i < slope.length; i++) {
        if (slope[i] != 0) {
          Total.Place place = new Total.Place(g, taken.get(i), row());
          Total.spread(place, batch.groups().get(g).get(taken.get(i)).rollout(), slope[i], slopes);
        }
      }
    }
    return sum;
  }

  @Override
  default SortedMap<String, Tally> observe(Batch batch) {
    Tallies log = new Tallies();
    for (int g = 0; g < batch.groups().size(); g++) {
      note(sequences(batch, g, taken(batch.groups().get(g))), log);
    }
    return log.all();
  }

  private List<Integer> taken(Group<Credited> group) {
    List<Integer> taken = new ArrayList<>();
    for (int m = 0; m < group.size(); m++) {
      if (takes(group.get(m))) {
        taken.add(m);
      }
    }
    return taken;
  }

  /** Whether a member is seen. */
  default boolean takes(Credited member) {
    return member.weight() != 0 && Total.trains(member.rollout(), row());
  }

  private List<Sequence> sequences(Batch batch, int g, List<Integer> taken) {
    List<Sequence> sequences = new ArrayList<>();
    for (int m : taken) {
      Credited member = batch.groups().get(g).get(m);
      double live = Total.of(member.rollout(), row(), batch.live().at(g, m, row()));
      double held = Total.of(member.rollout(), row(), batch.held().at(g, m, row()));
      sequences.add(new Sequence(member, live, held));
    }
    return sequences;
  }
}
