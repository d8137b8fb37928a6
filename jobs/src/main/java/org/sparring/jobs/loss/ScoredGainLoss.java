package org.sparring.jobs.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Row;
import org.sparring.common.part.Batch;
import org.sparring.common.part.Loss;
import org.sparring.common.part.Referenced;
import org.sparring.common.part.Slopes;
import org.sparring.common.part.Tallies;
import org.sparring.common.part.Tally;

/**
 * A loss of what all samples of a group gain, given their rewards, lifted to a sum over the batch.
 *
 * <p>Its mass is the number of groups that have at least two samples with a weight and a reward.
 */
public interface ScoredGainLoss extends Loss, Referenced {
  /** How gains are measured. */
  Gains gains();

  /** What turns a gain into an implicit reward. */
  double beta();

  /**
   * The loss of one group.
   *
   * @param implicit implicit reward of each sample
   * @param rewards reward of each sample
   * @param slopes filled with the slopes with respect to the implicit rewards
   */
  double at(double[] implicit, double[] rewards, double[] slopes);

  @Override
  default String reference() {
    return gains().reference();
  }

  @Override
  default Set<Row> live() {
    return gains().live();
  }

  @Override
  default Set<Row> reads() {
    return gains().base().map(Set::of).orElse(Set.of());
  }

  @Override
  default double mass(Group<Credited> group) {
    return usable(group).stream().mapToDouble(m -> group.get(m).weight()).min().orElse(0);
  }

  @Override
  default double evaluate(Batch batch, Slopes slopes) {
    double sum = 0;
    for (int g = 0; g < batch.groups().size(); g++) {
      List<Integer> members = usable(batch.groups().get(g));
      if (!members.isEmpty()) {
        sum += evaluate(batch, g, members, slopes);
      }
    }
    return sum;
  }

  @Override
  default SortedMap<String, Tally> observe(Batch batch) {
    Tallies log = new Tallies();
    for (int g = 0; g < batch.groups().size(); g++) {
      Group<Credited> group = batch.groups().get(g);
      List<Integer> members = usable(group);
      List<Side> sides = sides(batch, g, members);
      for (int i = 0; i < members.size(); i++) {
        log.add(
            "rewards/implicit", beta() * sides.get(i).gain(), group.get(members.get(i)).weight());
      }
    }
    return log.all();
  }

  private double evaluate(Batch batch, int g, List<Integer> members, Slopes slopes) {
    Group<Credited> group = batch.groups().get(g);
    List<Side> sides = sides(batch, g, members);
    List<Point> gained = sides.stream().map(each -> gains().at(each.gain())).toList();
    double[] implicit = gained.stream().mapToDouble(each -> beta() * each.value()).toArray();
    double[] rewards = members.stream().mapToDouble(m -> group.get(m).scored().total()).toArray();
    double[] own = new double[members.size()];
    double weight = mass(group);
    double value = weight * at(implicit, rewards, own);
    for (int i = 0; i < own.length; i++) {
      Total.spread(
          new Total.Place(g, members.get(i), gains().row()),
          sides.get(i).factors(),
          weight * own[i] * beta() * gained.get(i).slope(),
          slopes);
    }
    return value;
  }

  private List<Side> sides(Batch batch, int g, List<Integer> members) {
    Group<Credited> group = batch.groups().get(g);
    int shortest =
        members.stream().mapToInt(m -> group.get(m).rollout().trainedTokens()).min().orElse(0);
    Optional<Row> base = gains().base();
    List<Side> sides = new ArrayList<>();
    for (int m : members) {
      Credited member = group.get(m);
      double[] factors = gains().factors(member.rollout(), shortest);
      double[] live = batch.live().at(g, m, gains().row());
      double stored = base.map(row -> Total.of(factors, member.rollout().row(row))).orElse(0.0);
      sides.add(new Side(member, factors, Total.of(factors, live), stored));
    }
    return sides;
  }

  private static List<Integer> usable(Group<Credited> group) {
    List<Integer> usable = new ArrayList<>();
    for (int m = 0; m < group.size(); m++) {
      if (group.get(m).weight() > 0 && group.get(m).scored().scorable()) {
        usable.add(m);
      }
    }
    return usable.size() < 2 ? List.of() : usable;
  }
}
