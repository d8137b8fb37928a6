package org.sparring.jobs.prepare;

import java.util.ArrayList;
import java.util.List;
import org.sparring.common.data.table.Source;

/**
 * What is decided about a row among its peers.
 *
 * @param word what the stage decided, in its own words
 * @param key of the peer that decided it
 * @param source of that peer
 * @param strength of that peer
 */
public record Ruling(String word, String key, Source source, double strength) {
  /** A ruling that names a peer. */
  public static Ruling by(Ballot peer, String word) {
    return new Ruling(word, peer.key(), peer.source(), peer.strength());
  }

  /** Rulings by one of a group: a word for itself, and one for the others. */
  public static List<Ruling> around(int peer, List<Ballot> group, String own, String others) {
    List<Ruling> rulings = new ArrayList<>();
    for (int i = 0; i < group.size(); i++) {
      rulings.add(by(group.get(peer), i == peer ? own : others));
    }
    return rulings;
  }

  void put(Packing out) {
    out.put(word).put(key).put(source.file()).put(source.position()).put(strength);
  }

  static Ruling from(Unpacking in) {
    return new Ruling(in.text(), in.text(), new Source(in.text(), in.wide()), in.real());
  }
}
