package org.sparring.jobs.loop;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sparring.common.data.Row;
import org.sparring.common.data.Signal;

/**
 * The stored numbers of a sequence as columns, and back: floats, as they were rounded when they
 * were made.
 *
 * @param logProbs log-probabilities by model
 * @param signals other numbers by {@code model/signal}
 */
record StoredRows(Map<String, float[]> logProbs, Map<String, float[]> signals) {
  static StoredRows of(Map<Row, double[]> rows) {
    StoredRows stored = new StoredRows(new TreeMap<>(), new TreeMap<>());
    rows.forEach(
        (row, numbers) -> {
          if (row.signal() == Signal.LOG_PROB) {
            stored.logProbs.put(row.model(), floats(numbers));
          } else {
            stored.signals.put(row.toString(), floats(numbers));
          }
        });
    return stored;
  }

  Map<Row, double[]> rows() {
    Map<Row, double[]> rows = new TreeMap<>();
    logProbs.forEach((model, each) -> rows.put(Row.logProb(model), doubles(each)));
    signals.forEach(
        (name, each) -> {
          int slash = name.lastIndexOf('/');
          Signal signal = Signal.valueOf(name.substring(slash + 1).toUpperCase(Locale.ROOT));
          rows.put(new Row(name.substring(0, slash), signal), doubles(each));
        });
    return rows;
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  private static double[] doubles(float[] numbers) {
    double[] doubles = new double[numbers.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = numbers[i];
    }
    return doubles;
  }
}
