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
 * A loss of all members of a group together, one live total for each, lifted to a sum over the
 * batch; its mass is the number of groups with anything to compare, by their weights.
 */
public interface GroupLoss extends Loss {
  /** The live row: a score of each member, or numbers that are summed over its trained tokens. */
  Row row();

  /** The members that it compares. */
  Listing listing(Group<Credited> group);

  /** The loss of one group and its slopes; candidates as they are listed. */
  GroupPoint at(List<Candidate> candidates);

  /** How many terms of equal standing a group's loss is a sum of. */
  default double terms(Listing listing) {
    return 1;
  }

  /** Adds what is worth logging of one group. */
  default void note(List<Candidate> candidates, double weight, Tallies log) {}

  @Override
  default Set<Row> live() {
    return Set.of(row());
  }

  @Override
  default double mass(Group<Credited> group) {
    Listing listing = listing(group);
    return listing.weight() == 0 ? 0 : listing.weight() * terms(listing);
  }

  @Override
  default double evaluate(Batch batch, Slopes slopes) {
    double sum = 0;
    for (int g = 0; g < batch.groups().size(); g++) {
      Listing listing = listing(batch.groups().get(g));
      if (listing.weight() > 0) {
        List<Candidate> candidates = candidates(batch, g, listing);
        GroupPoint point = at(candidates);
        for (int i = 0; i < candidates.size(); i++) {
          Total.spread(
              new Total.Place(g, listing.members()[i], row()),
              candidates.get(i).member().rollout(),
              listing.weight() * point.slopes()[i],
              slopes);
        }
        sum += listing.weight() * point.value();
      }
    }
    return sum;
  }

  @Override
  default SortedMap<String, Tally> observe(Batch batch) {
    Tallies log = new Tallies();
    for (int g = 0; g < batch.groups().size(); g++) {
      Listing listing = listing(batch.groups().get(g));
      if (listing.weight() > 0) {
        note(candidates(batch, g, listing), listing.weight(), log);
      }
    }
    return log.all();
  }

  private List<Candidate> candidates(Batch batch, int g, Listing listing) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < listing.members().length; i++) {
      int m = listing.members()[i];
      Credited member = batch.groups().get(g).get(m);
      double live = Total.of(member.rollout(), row(), batch.live().at(g, m, row()));
      candidates.add(new Candidate(member, listing.ranks()[i], live));
    }
    return candidates;
  }
}
