package org.sparring.jobs.prepare.pair;

import java.io.Serializable;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.sparring.datasets.read.Response;

/**
 * The number by which the responses of a row are compared, more being better.
 *
 * @param column a carried column of the responses; empty for ratings where every response has one,
 *     and otherwise ranks
 */
record Measure(String column) implements Serializable {
  /** The number of each response; NaN for one that has none. */
  double[] of(List<Response> responses) {
    if (!column.isEmpty()) {
      return numbers(responses, this::carried);
    }
    double[] ratings = numbers(responses, Response::rating);
    return DoubleStream.of(ratings).anyMatch(Double::isNaN)
        ? numbers(responses, response -> response.rank() < 0 ? Double.NaN : -response.rank())
        : ratings;
  }

  /** What it is called in messages. */
  String label() {
    return column.isEmpty() ? "rating or rank" : "number in '" + column + "'";
  }

  private double carried(Response response) {
    return Numbers.parsed(response.facts().get(column));
  }

  private static double[] numbers(List<Response> responses, ToDoubleFunction<Response> number) {
    return responses.stream().mapToDouble(number).toArray();
  }
}
