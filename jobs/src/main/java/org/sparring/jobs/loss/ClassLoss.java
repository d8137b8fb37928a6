package org.sparring.jobs.loss;

import java.util.Arrays;
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
 * The cross-entropy of a classifier on a model's head, over the members of a group that have a
 * class; its mass is their weight.
 */
public interface ClassLoss extends Loss {
  /**
   * A member with a class.
   *
   * @param member its index
   * @param right its class, from 0
   * @param weight what it counts
   */
  record Example(int member, int right, double weight) {}

  /** The model that is trained. */
  String model();

  /** The members that have a class. */
  List<Example> examples(Group<Credited> group);

  /** Refuses a head of this many numbers where it cannot tell the class. */
  void require(Example example, int numbers);

  /** Logs whether the greatest number of the head was that of the class: 1, else 0. */
  void note(Example example, double found, Tallies log);

  @Override
  default Set<Row> live() {
    return Set.of(Row.head(model()));
  }

  @Override
  default double mass(Group<Credited> group) {
    return examples(group).stream().mapToDouble(Example::weight).sum();
  }

  @Override
  default double evaluate(Batch batch, Slopes slopes) {
    double sum = 0;
    for (int g = 0; g < batch.groups().size(); g++) {
      for (Example each : examples(batch.groups().get(g))) {
        double[] logs = logs(batch, g, each);
        sum -= each.weight() * logs[each.right()];
        for (int k = 0; k < logs.length; k++) {
          double slope = Math.exp(logs[k]) - (k == each.right() ? 1 : 0);
          slopes.add(g, each.member(), Row.head(model()), k, each.weight() * slope);
        }
      }
    }
    return sum;
  }

  @Override
  default SortedMap<String, Tally> observe(Batch batch) {
    Tallies log = new Tallies();
    for (int g = 0; g < batch.groups().size(); g++) {
      for (Example each : examples(batch.groups().get(g))) {
        double[] logs = logs(batch, g, each);
        double best = Arrays.stream(logs).max().orElse(0);
        note(each, logs[each.right()] == best ? 1 : 0, log);
      }
    }
    return log.all();
  }

  private double[] logs(Batch batch, int g, Example example) {
    double[] head = batch.live().at(g, example.member(), Row.head(model()));
    require(example, head.length);
    return Softmax.of(head).logs();
  }
}
