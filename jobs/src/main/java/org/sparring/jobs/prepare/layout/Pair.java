package org.sparring.jobs.prepare.layout;

import java.util.List;
import org.sparring.common.data.table.PreferenceRow;
import org.sparring.common.data.table.ResponseRow;

/**
 * A better and a worse response.
 *
 * @param margin by how much, as a stage measured it, or else as the data say; NaN where neither
 *     does
 */
record Pair(ResponseRow chosen, ResponseRow rejected, double margin) {
  static Pair of(PreferenceRow row) throws InexpressibleException {
    List<ResponseRow> responses = row.responses();
    if (responses.size() != 2) {
      throw new InexpressibleException(
          "responses",
          "It has "
              + responses.size()
              + " responses and the layout is of pairs; make pairs in prepare.");
    }
    ResponseRow first = responses.get(0);
    ResponseRow second = responses.get(1);
    if (first.rank() < 0 || second.rank() < 0 || first.rank() == second.rank()) {
      throw new InexpressibleException(
          "tie", "Its responses are unranked or equally good, and a pair needs a better one.");
    }
    double margin = Double.isNaN(row.margin()) ? row.strength() : row.margin();
    return first.rank() < second.rank()
        ? new Pair(first, second, margin)
        : new Pair(second, first, margin);
  }
}
