package org.sparring.jobs.loss;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Row;
import org.sparring.common.part.Batch;
import org.sparring.common.part.Loss;
import org.sparring.common.part.Tally;
import org.sparring.jobs.Groups;
import org.sparring.jobs.Member;

/** Groups of one step with their live numbers. */
record Scene(List<Group<Credited>> groups, Numbers live) {
  static Scene empty() {
    return new Scene(List.of(), new Numbers(List.of()));
  }

  Scene group(Preference order, Member... members) {
    List<Group<Credited>> more = new ArrayList<>(groups);
    more.add(Groups.credited(members).ranked(order));
    List<List<Map<Row, double[]>>> numbers = new ArrayList<>(live.of());
    numbers.add(Arrays.stream(members).map(Member::live).toList());
    return new Scene(more, new Numbers(numbers));
  }

  /** The groups from one index up to another, as a micro-batch of their own. */
  Scene slice(int from, int to) {
    return new Scene(groups.subList(from, to), new Numbers(live.of().subList(from, to)));
  }

  /** The batch with some live numbers moved; what is held stays. */
  Batch batch(Loss loss, Numbers moved) {
    Batch first = new Batch(groups, moved, live, loss.memory());
    return new Batch(groups, moved, live, loss.recall(first));
  }

  double sum(Loss loss) {
    return loss.evaluate(batch(loss, live), new Gradient());
  }

  double mass(Loss loss) {
    return groups.stream().mapToDouble(loss::mass).sum();
  }

  double mean(Loss loss) {
    return sum(loss) / mass(loss);
  }

  Gradient gradient(Loss loss) {
    Gradient gradient = new Gradient();
    loss.evaluate(batch(loss, live), gradient);
    return gradient;
  }

  double metric(Loss loss, String name) {
    SortedMap<String, Tally> tallies = loss.observe(batch(loss, live));
    return tallies.get(name).mean();
  }
}
