package org.sparring.datasets.read.format;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.sparring.datasets.read.Response;

/** Ranks as files count them, from 0 or 1, with gaps or without, as ranks from 0 without gaps. */
final class Ranks {
  private Ranks() {}

  /**
   * The responses with their ranks.
   *
   * @param ranks one for each response, the least being best; NaN leaves it unranked
   */
  static List<Response> of(List<Response> responses, List<Double> ranks) {
    TreeSet<Double> levels = new TreeSet<>();
    ranks.stream().filter(rank -> !rank.isNaN()).forEach(levels::add);
    List<Response> ranked = new ArrayList<>();
    for (int i = 0; i < ranks.size(); i++) {
      Response each = responses.get(i);
      int rank = ranks.get(i).isNaN() ? -1 : levels.headSet(ranks.get(i)).size();
      ranked.add(new Response(each.content(), rank, each.rating(), each.facts()));
    }
    return ranked;
  }
}
