package org.sparring.jobs.prepare.pair;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.JavaRDD;

/**
 * The last lot of each group that is kept. A row is kept or not by its own lot and this limit, so a
 * greater quota keeps all that a smaller one keeps. The driver holds the bins of each group and the
 * lots of one bin of it.
 *
 * @param none groups of which nothing is kept
 * @param last of the others; where there is none, all are kept
 */
record Limits(List<String> none, TreeMap<String, Lot> last) implements Serializable {

  /** What each group had, and the limits that leave its quota of it. */
  record Drawn(SortedMap<String, Long> had, Limits limits) {
    long kept(String group, SortedMap<String, Long> quotas) {
      return Math.min(had.get(group), quotas.get(group));
    }
  }

  /**
   * Draws lots.
   *
   * @param quotas from rows to quotas, by group
   */
  static Drawn draw(JavaRDD<Ticket> tickets, UnaryOperator<SortedMap<String, Long>> quotas) {
    Bins bins = new Bins();
    tickets.mapPartitions(rows -> List.of(Bins.of(rows)).iterator()).collect().forEach(bins::add);
    SortedMap<String, Long> totals = bins.totals();
    TreeMap<String, Integer> borders = new TreeMap<>();
    TreeMap<String, Long> needed = new TreeMap<>();
    List<String> none = new ArrayList<>();
    quotas
        .apply(totals)
        .forEach(
            (group, quota) -> {
              if (quota == 0) {
                none.add(group);
              } else if (quota < totals.get(group)) {
                int border = bins.last(group, quota);
                borders.put(group, border);
                needed.put(group, quota - bins.before(group, border));
              }
            });
    return new Drawn(totals, new Limits(none, last(tickets, borders, needed)));
  }

  private static TreeMap<String, Lot> last(
      JavaRDD<Ticket> tickets, TreeMap<String, Integer> borders, Map<String, Long> needed) {
    TreeMap<String, List<Lot>> near = new TreeMap<>();
    if (!borders.isEmpty()) {
      tickets
          .filter(each -> Bins.of(each.lot()) == borders.getOrDefault(each.group(), -1))
          .collect()
          .forEach(
              each -> near.computeIfAbsent(each.group(), g -> new ArrayList<>()).add(each.lot()));
    }
    TreeMap<String, Lot> last = new TreeMap<>();
    near.forEach(
        (group, lots) -> {
          lots.sort(null);
          last.put(group, lots.get((int) (needed.get(group) - 1)));
        });
    return last;
  }

  boolean keeps(Ticket ticket) {
    Lot limit = last.get(ticket.group());
    return !none.contains(ticket.group()) && (limit == null || ticket.lot().compareTo(limit) <= 0);
  }
}
