package org.sparring.jobs.prepare;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * Leads rows through a stage of peers: ballots travel to their group, rulings travel back, rows
 * stay where they are.
 *
 * @param name of the stage in this run
 */
public record Polling(Stage.Peers stage, String name) implements Serializable {
  /**
   * The flows after the stage.
   *
   * @param flows are computed twice, with the same rows in the same order
   */
  JavaRDD<Flow> through(JavaRDD<Flow> flows) {
    int partitions = flows.getNumPartitions();
    JavaRDD<byte[]> ballots = Parcels.exchanged(flows, partitions, this::vote);
    JavaRDD<byte[]> rulings =
        Parcels.exchanged(ballots.mapPartitions(this::groups), partitions, this::decide);
    return flows.zipPartitions(rulings, (rows, ruled) -> new PeerPass(rows, ruled, this));
  }

  /**
   * Judges rows inside a stage of all rows, which the frame counts.
   *
   * @param flows are computed twice, with the same rows in the same order
   */
  public static JavaRDD<Flow> judged(Stage.Peers stage, JavaRDD<Flow> flows) {
    return new Polling(stage, stage.name()).through(flows).filter(flow -> !(flow instanceof Tally));
  }

  private void vote(int partition, Iterator<Flow> rows, Parcels parcels, int receivers) {
    int index = 0;
    while (rows.hasNext()) {
      if (rows.next() instanceof Draft draft) {
        String group = stage.key(draft);
        Ballot ballot = Ballot.of(draft, group, partition, index++);
        ballot.put(parcels.to(HashOf.bin(group, receivers)));
      }
    }
  }

  /** The ballots of a partition, those of one group together. */
  private Iterator<List<Ballot>> groups(Iterator<byte[]> parcels) {
    List<Ballot> ballots = new ArrayList<>();
    while (parcels.hasNext()) {
      Unpacking in = new Unpacking(parcels.next());
      while (in.more()) {
        ballots.add(Ballot.from(in));
      }
    }
    ballots.sort(Ballot.ORDER);
    List<List<Ballot>> groups = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= ballots.size(); i++) {
      if (i == ballots.size() || !ballots.get(i).group().equals(ballots.get(from).group())) {
        groups.add(ballots.subList(from, i));
        from = i;
      }
    }
    return groups.iterator();
  }

  private void decide(
      int partition, Iterator<List<Ballot>> groups, Parcels parcels, int receivers) {
    while (groups.hasNext()) {
      List<Ballot> group = groups.next();
      List<Ruling> rulings = stage.decide(group);
      for (int i = 0; i < group.size(); i++) {
        Ballot ballot = group.get(i);
        Packing out = parcels.to(ballot.partition());
        out.put(ballot.index()).put(print(ballot.key(), ballot.source().position()));
        rulings.get(i).put(out);
      }
    }
  }

  /** Tells rows apart, so that a ruling never meets another row than its own. */
  static long print(String key, long position) {
    return key.hashCode() * 0x9E3779B97F4A7C15L ^ position;
  }

  /** The rulings for a partition by the index of their row, and the prints of these rows. */
  static final class Ruled {
    private Ruling[] rulings = new Ruling[0];
    private long[] prints = new long[0];

    Ruled(Iterator<byte[]> parcels) {
      while (parcels.hasNext()) {
        Unpacking in = new Unpacking(parcels.next());
        while (in.more()) {
          int index = in.number();
          if (index >= rulings.length) {
            rulings = Arrays.copyOf(rulings, Math.max(2 * rulings.length, index + 1));
            prints = Arrays.copyOf(prints, rulings.length);
          }
          prints[index] = in.wide();
          rulings[index] = Ruling.from(in);
        }
      }
    }

    Ruling of(Draft draft, int index) {
      boolean known = index < rulings.length && rulings[index] != null;
      if (!known || prints[index] != print(draft.key(), draft.source().position())) {
        throw new IllegalStateException(
            "A partition was computed twice with different rows; at "
                + index
                + " is "
                + draft.source());
      }
      return rulings[index];
    }
  }
}
