package org.sparring.jobs.prepare;

import java.util.Comparator;
import org.sparring.common.data.table.Source;

/**
 * What the peers of a row need to know of it.
 *
 * @param group key that the peers share
 * @param split of the row so far; empty where it has none
 * @param key of the row
 * @param carried key of what the row carries beyond its content
 * @param known whether its split is that which it had in an earlier run
 * @param alone whether the row is a prompt alone
 * @param partition and {@code index}: where the row is while it is judged
 */
public record Ballot(
    String group,
    String split,
    String key,
    String carried,
    Source source,
    boolean known,
    boolean alone,
    double strength,
    int partition,
    int index) {

  /** Peers side by side: known rows first, then held-out ones, then in the order of content. */
  static final Comparator<Ballot> ORDER =
      (one, other) -> {
        int order = one.group.compareTo(other.group);
        order = order == 0 ? Boolean.compare(other.known, one.known) : order;
        order = order == 0 ? Integer.compare(one.held(), other.held()) : order;
        order = order == 0 ? one.key.compareTo(other.key) : order;
        order = order == 0 ? one.carried.compareTo(other.carried) : order;
        order = order == 0 ? one.source.file().compareTo(other.source.file()) : order;
        return order == 0 ? Long.compare(one.source.position(), other.source.position()) : order;
      };

  static Ballot of(Draft draft, String group, int partition, int index) {
    return new Ballot(
        group,
        draft.split(),
        draft.key(),
        ContentKey.carried(draft.example()),
        draft.source(),
        draft.known(),
        draft.promptOnly(),
        draft.example().strength(),
        partition,
        index);
  }

  private int held() {
    return Split.ORDER.indexOf(split);
  }

  void put(Packing out) {
    out.put(group).put(split).put(key).put(carried);
    out.put(source.file()).put(source.position());
    out.put(known).put(alone).put(strength).put(partition).put(index);
  }

  static Ballot from(Unpacking in) {
    return new Ballot(
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        new Source(in.text(), in.wide()),
        in.truth(),
        in.truth(),
        in.real(),
        in.number(),
        in.number());
  }
}
