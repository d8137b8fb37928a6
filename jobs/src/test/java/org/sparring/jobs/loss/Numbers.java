package org.sparring.jobs.loss;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sparring.common.data.Row;
import org.sparring.common.part.Signals;

/** Live rows by group and member, one number of which can be moved. */
record Numbers(List<List<Map<Row, double[]>>> of) implements Signals {
  @Override
  public double[] at(int group, int member, Row row) {
    return of.get(group).get(member).get(row);
  }

  Numbers moved(Coordinate at, double by) {
    List<Map<Row, double[]>> group = new ArrayList<>(of.get(at.group()));
    Map<Row, double[]> rows = new TreeMap<>(group.get(at.member()));
    double[] numbers = rows.get(at.row()).clone();
    numbers[at.token()] += by;
    rows.put(at.row(), numbers);
    group.set(at.member(), rows);
    List<List<Map<Row, double[]>>> all = new ArrayList<>(of);
    all.set(at.group(), group);
    return new Numbers(all);
  }

  /** One live number. */
  record Coordinate(int group, int member, Row row, int token) implements Comparable<Coordinate> {
    private static final Comparator<Coordinate> ORDER =
        Comparator.comparing(Coordinate::group)
            .thenComparing(Coordinate::member)
            .thenComparing(Coordinate::row)
            .thenComparing(Coordinate::token);

    @Override
    public int compareTo(Coordinate other) {
      return ORDER.compare(this, other);
    }
  }
}
