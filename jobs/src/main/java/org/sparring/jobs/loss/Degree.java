package org.sparring.jobs.loss;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.common.part.Batch;
import org.sparring.common.part.Loss;
import org.sparring.common.part.Slopes;
import org.sparring.common.part.Tallies;
import org.sparring.common.part.Tally;

/**
 * The self-supervised term of preference degrees, which stands beside any loss of pairs.
 *
 * <p>Copy k of a response has degree k, the response itself degree 0. A response without copies has
 * no degrees to tell apart.
 */
@About(
    value =
        "How much was taken out of a response, told from the response alone: a classifier on the "
            + "policy's head.",
    formula =
        "mean over both responses and their K - 1 copies of -log softmax(head)_k; k is degree",
    paper =
        "Li et al. 2024, Self-supervised preference optimization: enhance your language model "
            + "with preference degree awareness")
public record Degree(@Param(value = "The model that is trained.", or = "policy") String model)
    implements Loss {
  /** A copy, its degree, and its weight in the sum. */
  private record Labelled(int member, int degree, double weight) {}

  @Override
  public Set<Row> live() {
    return Set.of(Row.head(model));
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.DEGRADED);
  }

  @Override
  public double mass(Group<Credited> group) {
    return labelled(group).stream().mapToDouble(Labelled::weight).sum();
  }

  @Override
  public double evaluate(Batch batch, Slopes slopes) {
    double sum = 0;
    for (int g = 0; g < batch.groups().size(); g++) {
      for (Labelled each : labelled(batch.groups().get(g))) {
        double[] logs = logs(batch, g, each);
        sum -= each.weight() * logs[each.degree()];
        for (int k = 0; k < logs.length; k++) {
          double slope = Math.exp(logs[k]) - (k == each.degree() ? 1 : 0);
          slopes.add(g, each.member(), Row.head(model), k, each.weight() * slope);
        }
      }
    }
    return sum;
  }

  @Override
  public SortedMap<String, Tally> observe(Batch batch) {
    Tallies log = new Tallies();
    for (int g = 0; g < batch.groups().size(); g++) {
      for (Labelled each : labelled(batch.groups().get(g))) {
        double[] logs = logs(batch, g, each);
        double best = Arrays.stream(logs).max().orElse(0);
        double right = logs[each.degree()] == best ? 1 : 0;
        log.add("degrees/accuracies", right, each.weight())
            .add("degrees/accuracies/" + each.degree(), right, each.weight());
      }
    }
    return log.all();
  }

  private double[] logs(Batch batch, int g, Labelled copy) {
    double[] head = batch.live().at(g, copy.member(), Row.head(model));
    if (copy.degree() >= head.length) {
      throw UserException.settings(
          "models.%s.head: there are copies of degree %d, so that the head needs %d numbers, not %d"
              .formatted(model, copy.degree(), copy.degree() + 1, head.length));
    }
    return Softmax.of(head).logs();
  }

  private static List<Labelled> labelled(Group<Credited> group) {
    List<Labelled> all = new ArrayList<>();
    for (RankedPair pair : RankedPair.all(group)) {
      for (int parent : new int[] {pair.chosen(), pair.rejected()}) {
        List<Integer> copies = copies(group, parent);
        for (int k = 0; k < copies.size() && copies.size() > 1; k++) {
          all.add(new Labelled(copies.get(k), k, pair.weight() / copies.size()));
        }
      }
    }
    return all;
  }

  /** A response and its copies by their degree. */
  private static List<Integer> copies(Group<Credited> group, int parent) {
    List<Integer> copies = new ArrayList<>(List.of(parent));
    for (int m = 0; m < group.size(); m++) {
      Rollout rollout = group.get(m).rollout();
      if (rollout.role() == Role.DEGRADED && rollout.parent() == parent) {
        copies.add(m);
      }
    }
    return copies;
  }
}
