package org.sparring.jobs.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.part.About;
import org.sparring.common.part.Tallies;

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
    implements ClassLoss {
  @Override
  public Set<Role> roles() {
    return Set.of(Role.DEGRADED);
  }

  @Override
  public void require(Example copy, int numbers) {
    if (copy.right() >= numbers) {
      throw UserException.settings(
          "models.%s.head: there are copies of degree %d, so that the head needs %d numbers, not %d"
              .formatted(model, copy.right(), copy.right() + 1, numbers));
    }
  }

  @Override
  public void note(Example copy, double found, Tallies log) {
    log.add("degrees/accuracies", found, copy.weight())
        .add("degrees/accuracies/" + copy.right(), found, copy.weight());
  }

  @Override
  public List<Example> examples(Group<Credited> group) {
    List<Example> all = new ArrayList<>();
    for (RankedPair pair : RankedPair.all(group)) {
      for (int parent : new int[] {pair.chosen(), pair.rejected()}) {
        List<Integer> copies = copies(group, parent);
        for (int k = 0; k < copies.size() && copies.size() > 1; k++) {
          all.add(new Example(copies.get(k), k, pair.weight() / copies.size()));
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
