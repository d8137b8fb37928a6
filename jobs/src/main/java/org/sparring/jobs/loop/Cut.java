package org.sparring.jobs.loop;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sparring.common.data.table.ParameterRow;
import org.sparring.common.model.Layout;
import org.sparring.common.model.Slice;

/** One row of {@code parameters}: a run of floats inside one tensor. */
record Cut(String tensor, int offset, int length) implements Serializable {

  /** The rows of a whole vector, in the order of the table's key. */
  static List<Cut> all(Layout layout) {
    List<Cut> cuts = new ArrayList<>();
    for (Slice slice : layout.slices()) {
      for (int from = 0; from < slice.size(); from += ParameterRow.SLICE) {
        int length = Math.min(ParameterRow.SLICE, slice.size() - from);
        cuts.add(new Cut(slice.name(), slice.offset() + from, length));
      }
    }
    cuts.sort(Comparator.comparing(Cut::tensor).thenComparingInt(Cut::offset));
    return cuts;
  }

  /** Reducer r's contiguous share of the rows, balanced by floats. */
  static List<Cut> share(List<Cut> cuts, int reducer, int reducers) {
    long total = cuts.stream().mapToLong(Cut::length).sum();
    List<Cut> share = new ArrayList<>();
    long before = 0;
    for (Cut cut : cuts) {
      if (before * reducers / total == reducer) {
        share.add(cut);
      }
      before += cut.length();
    }
    return share;
  }
}
