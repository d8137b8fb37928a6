package org.sparring.datasets.read.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.sparring.datasets.read.Response;

/** Ratings as files write them, and the ranks that follow from them. */
final class Rating {
  private Rating() {}

  /**
   * The number, NaN where the cell says that there is none, or null where it is no finite number.
   */
  static Double of(JsonNode cell) {
    Double number = cell.isNumber() ? Double.valueOf(cell.doubleValue()) : written(cell);
    if (number == null || number.isInfinite()) {
      return null;
    }
    return number == 0 ? Double.valueOf(0) : number;
  }

  private static Double written(JsonNode cell) {
    if (cell.isNull()) {
      return Double.NaN;
    }
    if (!cell.isTextual()) {
      return null;
    }
    String text = cell.textValue().strip();
    if (Arrays.asList("", "n/a", "nan", "none", "null").contains(text.toLowerCase(Locale.ROOT))) {
      return Double.NaN;
    }
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException unlike) {
      return null;
    }
  }

  /** Ranks without gaps: equal ratings are ties, and a response without one is unranked. */
  static List<Response> ranked(List<Response> rated) {
    TreeSet<Double> levels = new TreeSet<>();
    rated.stream().map(Response::rating).filter(each -> !each.isNaN()).forEach(levels::add);
    return rated.stream()
        .map(
            each -> {
              int rank =
                  Double.isNaN(each.rating()) ? -1 : levels.tailSet(each.rating(), false).size();
              return new Response(each.content(), rank, each.rating(), each.facts());
            })
        .toList();
  }
}
