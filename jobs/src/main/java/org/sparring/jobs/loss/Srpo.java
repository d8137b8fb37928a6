package org.sparring.jobs.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.sparring.common.config.Param;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Role;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.part.About;
import org.sparring.common.part.Batch;
import org.sparring.common.part.Loss;
import org.sparring.common.part.Referenced;
import org.sparring.common.part.Slopes;
import org.sparring.common.part.Tallies;
import org.sparring.common.part.Tally;

/** Self-improving robust preference optimisation: one model writes responses and revises them. */
@About(
    value =
        "Self-improving robust preference optimisation: the policy writes responses, and revises "
            + "them when it is shown one after the prompt.",
    formula =
        "(1 - alpha) (beta (g(w) - g(l) + d(w|l) - d(l|w)) - 1)^2 + alpha (beta (d(w|l) - d(l|l)) -"
            + " 1/2)^2 + alpha (beta (d(w|w) - d(l|w)) - 1/2)^2; g(y) = log pi(y|x) - log"
            + " pi_ref(y|x); d(y|z) = log pi(y|x, z) - log pi_ref(y|x, z)",
    paper =
        "Choi et al. 2024, Self-improving robust preference optimization, with both terms as "
            + "derived from its equations")
public record Srpo(
    @Param(value = "Strength of the tie to the reference.", or = "0.1", min = 0, above = true)
        double beta,
    @Param(value = "Weight of the terms of the revisions alone.", or = "0.5", min = 0, max = 1)
        double alpha,
    @Param(value = "The model that is trained.", or = "policy") String model,
    @Param(value = "The model that gains are measured from.", or = "reference") String reference)
    implements Loss, Referenced {
  /** What each residual adds up: g(w), g(l), d(w|l), d(l|w), d(l|l), d(w|w). */
  private static final int[][] SIGNS = {
    {1, -1, 1, -1, 0, 0}, {0, 0, 1, 0, -1, 0}, {0, 0, 0, -1, 0, 1}
  };

  private static final double[] TARGETS = {1, 0.5, 0.5};

  @Override
  public Set<Row> live() {
    return Set.of(Row.logProb(model));
  }

  @Override
  public Set<Row> reads() {
    return Set.of(Row.logProb(reference));
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.REVISION);
  }

  @Override
  public double mass(Group<Credited> group) {
    return RankedPair.all(group).stream()
        .filter(each -> !members(group, each).isEmpty())
        .mapToDouble(RankedPair::weight)
        .sum();
  }

  @Override
  public double evaluate(Batch batch, Slopes slopes) {
    double sum = 0;
    for (int g = 0; g < batch.groups().size(); g++) {
      for (RankedPair pair : RankedPair.all(batch.groups().get(g))) {
        List<Integer> members = members(batch.groups().get(g), pair);
        double[] gains = gains(batch, g, members);
        double[] own = new double[gains.length];
        for (int r = 0; r < SIGNS.length && own.length > 0; r++) {
          double weight = pair.weight() * weight(r);
          double residual = residual(r, gains);
          sum += weight * residual * residual;
          for (int i = 0; i < own.length; i++) {
            own[i] += 2 * weight * residual * beta * SIGNS[r][i];
          }
        }
        for (int i = 0; i < own.length; i++) {
          Rollout rollout = batch.groups().get(g).get(members.get(i)).rollout();
          Row row = Row.logProb(model);
          Total.spread(new Total.Place(g, members.get(i), row), rollout, own[i], slopes);
        }
      }
    }
    return sum;
  }

  @Override
  public SortedMap<String, Tally> observe(Batch batch) {
    Tallies log = new Tallies();
    for (int g = 0; g < batch.groups().size(); g++) {
      for (RankedPair pair : RankedPair.all(batch.groups().get(g))) {
        double[] gains = gains(batch, g, members(batch.groups().get(g), pair));
        if (gains.length > 0) {
          note(gains, pair.weight(), log);
        }
      }
    }
    return log.all();
  }

  private void note(double[] gains, double weight, Tallies log) {
    double[] squares = new double[SIGNS.length];
    for (int r = 0; r < squares.length; r++) {
      squares[r] = residual(r, gains) * residual(r, gains);
    }
    log.add("srpo/responses", squares[0], weight)
        .add("srpo/revisions", squares[1] + squares[2], weight)
        .add("revisions/accuracies", gains[2] > gains[3] ? 1 : 0, weight)
        .add("rewards/chosen", beta * gains[0], weight)
        .add("rewards/rejected", beta * gains[1], weight)
        .add("rewards/margins", beta * (gains[0] - gains[1]), weight)
        .add("rewards/accuracies", gains[0] > gains[1] ? 1 : 0, weight);
  }

  private double weight(int residual) {
    return residual == 0 ? 1 - alpha : alpha;
  }

  private double residual(int which, double[] gains) {
    double sum = 0;
    for (int i = 0; i < gains.length; i++) {
      sum += SIGNS[which][i] * gains[i];
    }
    return beta * sum - TARGETS[which];
  }

  private double[] gains(Batch batch, int g, List<Integer> members) {
    double[] gains = new double[members.size()];
    for (int i = 0; i < gains.length; i++) {
      int m = members.get(i);
      Rollout rollout = batch.groups().get(g).get(m).rollout();
      Row base = Row.logProb(reference);
      gains[i] =
          Total.of(rollout, Row.logProb(model), batch.live().at(g, m, Row.logProb(model)))
              - Total.of(rollout, base, rollout.row(base));
    }
    return gains;
  }

  /** Indices of w, l, w|l, l|w, l|l and w|w; empty where the group has no revisions. */
  private static List<Integer> members(Group<Credited> group, RankedPair pair) {
    int w = pair.chosen();
    int l = pair.rejected();
    List<Integer> all = new ArrayList<>(List.of(w, l));
    for (int[] each : new int[][] {{w, l}, {l, w}, {l, l}, {w, w}}) {
      List<Integer> shown = derived(group, each[1]);
      if (each[0] >= shown.size()) {
        return List.of();
      }
      all.add(shown.get(each[0]));
    }
    return all;
  }

  /** The revisions that were shown a member: of the group's responses, in their order. */
  private static List<Integer> derived(Group<Credited> group, int parent) {
    List<Integer> derived = new ArrayList<>();
    for (int m = 0; m < group.size(); m++) {
      Rollout rollout = group.get(m).rollout();
      if (rollout.role() == Role.REVISION && rollout.parent() == parent) {
        derived.add(m);
      }
    }
    return derived;
  }
}
