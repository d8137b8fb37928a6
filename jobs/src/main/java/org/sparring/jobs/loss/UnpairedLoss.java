package org.sparring.jobs.loss;

import java.util.Set;
import java.util.SortedMap;
import java.util.function.ObjDoubleConsumer;
import org.sparring.common.data.Credited;
import org.sparring.common.data.Group;
import org.sparring.common.data.Preference;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.part.Batch;
import org.sparring.common.part.Loss;
import org.sparring.common.part.Reach;
import org.sparring.common.part.Referenced;
import org.sparring.common.part.Signals;
import org.sparring.common.part.Slopes;
import org.sparring.common.part.Tallies;
import org.sparring.common.part.Tally;

/**
 * A loss of responses that are desirable (rank 0) or not (any other rank), each alone, against a
 * shift that all responses of a step share. Its mass is the number of ranked members with a trained
 * token, by their weights; a factor of undesirable ones is no part of it.
 */
public interface UnpairedLoss extends Loss, Referenced {
  /** The model that is trained. */
  String model();

  /** What gains are measured from, from held and stored numbers of the whole step. */
  double shift(Batch batch);

  /** The loss of one response and its slope with respect to its gain. */
  Point at(Labelled response, double shift);

  /** What the loss of an undesirable response is multiplied by. */
  default double factor(Rollout undesirable) {
    return 1;
  }

  /** The weight of an implicit reward in metrics. */
  double beta();

  /** The live row. */
  default Row row() {
    return Row.logProb(model());
  }

  @Override
  default Reach reach() {
    return Reach.STEP;
  }

  @Override
  default Set<Row> live() {
    return Set.of(row());
  }

  @Override
  default Set<Row> reads() {
    return Set.of(Row.logProb(reference()));
  }

  @Override
  default double mass(Group<Credited> group) {
    double mass = 0;
    for (int m = 0; m < group.size(); m++) {
      mass += labelled(group, m) ? group.get(m).weight() : 0;
    }
    return mass;
  }

  @Override
  default double evaluate(Batch batch, Slopes slopes) {
    double shift = shift(batch);
    double sum = 0;
    for (int g = 0; g < batch.groups().size(); g++) {
      Group<Credited> group = batch.groups().get(g);
      for (int m = 0; m < group.size(); m++) {
        if (labelled(group, m)) {
          double weight = group.get(m).weight();
          Labelled response = response(batch, batch.live(), g, m);
          weight *= response.factor();
          Point point = at(response, shift);
          Total.Place place = new Total.Place(g, m, row());
          Total.spread(place, group.get(m).rollout(), weight * point.slope(), slopes);
          sum += weight * point.value();
        }
      }
    }
    return sum;
  }

  @Override
  default SortedMap<String, Tally> observe(Batch batch) {
    Tallies log = new Tallies();
    log.add("shift", shift(batch), 1);
    held(
        batch,
        (response, weight) ->
            log.add(
                response.desirable() ? "rewards/chosen" : "rewards/rejected",
                beta() * response.gain(),
                weight));
    return log.all();
  }

  /** Goes through the labelled responses by their held numbers, with their weights. */
  default void held(Batch batch, ObjDoubleConsumer<Labelled> each) {
    for (int g = 0; g < batch.groups().size(); g++) {
      Group<Credited> group = batch.groups().get(g);
      for (int m = 0; m < group.size(); m++) {
        if (labelled(group, m)) {
          each.accept(response(batch, batch.held(), g, m), group.get(m).weight());
        }
      }
    }
  }

  private boolean labelled(Group<Credited> group, int m) {
    return group.preference() instanceof Preference.Ranks ranks
        && ranks.of()[m] >= 0
        && group.get(m).weight() > 0
        && Total.trains(group.get(m).rollout(), row());
  }

  private Labelled response(Batch batch, Signals numbers, int g, int m) {
    Group<Credited> group = batch.groups().get(g);
    Rollout rollout = group.get(m).rollout();
    Row base = Row.logProb(reference());
    double gain =
        Total.of(rollout, row(), numbers.at(g, m, row()))
            - Total.of(rollout, base, rollout.row(base));
    int rank = ((Preference.Ranks) group.preference()).of()[m];
    return new Labelled(rank == 0, gain, rank == 0 ? 1 : factor(rollout));
  }
}
