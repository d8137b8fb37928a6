package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparring.common.fleet.Fleet;
import org.sparring.common.part.Adjust;
import org.sparring.jobs.recipe.Stream;

/**
 * Settles what adjustments carry: sums the groups' tallies in key order, one adjustment after the
 * other, until every total of the round is known.
 */
final class Settlement {
  private final Run run;
  private final Fleet fleet;

  Settlement(Run run, Fleet fleet) {
    this.run = run;
    this.fleet = fleet;
  }

  /** Carried numbers of the round, by stream and index of the adjustment. */
  SortedMap<String, SortedMap<Integer, double[]>> settle(
      List<RolloutWork.Done> rollouts, State state) {
    SortedMap<String, SortedMap<Integer, double[]>> settled = new TreeMap<>();
    run.recipe().streams().keySet().forEach(each -> settled.put(each, new TreeMap<>()));
    List<TallyWork.Done> stopped =
        rollouts.stream().map(each -> new TallyWork.Done(each.stream(), each.progress())).toList();
    while (advance(stopped, state, settled)) {
      List<TallyWork.Shard> shards = new ArrayList<>();
      rollouts.forEach(each -> shards.add(new TallyWork.Shard(each.stream(), each.files())));
      stopped = fleet.map("tally", shards, new TallyWork(run, state.round(), settled));
    }
    return settled;
  }

  static String carriedName(String stream, int index) {
    return "carried/%s/%d".formatted(stream, index);
  }

  /** Settles the pending adjustment of each stream; false when there is none. */
  private boolean advance(
      List<TallyWork.Done> stopped,
      State state,
      SortedMap<String, SortedMap<Integer, double[]>> settled) {
    boolean advanced = false;
    for (String stream : settled.keySet()) {
      SortedMap<String, double[]> tallies = new TreeMap<>();
      int pending = -1;
      for (TallyWork.Done each : stopped) {
        if (each.stream().equals(stream) && each.progress().pending() >= 0) {
          pending = each.progress().pending();
          tallies.putAll(each.progress().tallies());
        }
      }
      if (pending >= 0) {
        settled.get(stream).put(pending, next(stream, pending, tallies, state));
        advanced = true;
      }
    }
    return advanced;
  }

  private double[] next(String name, int index, SortedMap<String, double[]> tallies, State state) {
    Stream stream = run.recipe().streams().get(name);
    Adjust<?> adjust = CreditPipeline.adjustment(stream, index);
    double[] total = new double[tallies.get(tallies.firstKey()).length];
    for (double[] tally : tallies.values()) {
      for (int i = 0; i < total.length; i++) {
        total[i] += tally[i];
      }
    }
    return adjust.next(state.number(carriedName(name, index), adjust.initial()), total);
  }
}
