package org.sparring.common.model.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sparring.common.data.Tokens;

/**
 * Sequences side by side, padded at their right ends, and where in the packed rows (sequence x
 * length + position) their numbers are read.
 *
 * @param traces indices of the sequences in the call that they came with
 * @param length longest sequence
 * @param ids sequences x length token ids
 * @param positions position of each
 * @param rows row before each response token, sequence after sequence
 * @param targets id of each response token
 * @param ends row of each sequence's last token
 */
record Batch(
    int[] traces,
    int length,
    long[] ids,
    long[] positions,
    long[] rows,
    long[] targets,
    long[] ends) {

  /** A sequence shorter than this share of the longest is worth a batch of its own kind. */
  private static final double LIKE = 0.75;

  /** Padded tokens from which on a larger batch is hardly faster per token. */
  private static final int FILLED = 512;

  static Batch of(int[] traces, List<Tokens> all) {
    int length = 0;
    int responses = 0;
    for (int trace : traces) {
      Tokens tokens = all.get(trace);
      length = Math.max(length, tokens.context().length + tokens.ids().length);
      responses += tokens.ids().length;
    }
    Batch batch =
        new Batch(
            traces,
            length,
            new long[traces.length * length],
            new long[traces.length * length],
            new long[responses],
            new long[responses],
            new long[traces.length]);
    int row = 0;
    for (int i = 0; i < traces.length; i++) {
      row = batch.lay(i, all.get(traces[i]), row);
    }
    return batch;
  }

  private int lay(int sequence, Tokens tokens, int firstRow) {
    int context = tokens.context().length;
    int base = sequence * length;
    for (int t = 0; t < length; t++) {
      positions[base + t] = t;
    }
    for (int t = 0; t < context; t++) {
      ids[base + t] = tokens.context()[t];
    }
    int row = firstRow;
    for (int t = 0; t < tokens.ids().length; t++, row++) {
      ids[base + context + t] = tokens.ids()[t];
      rows[row] = base + context + t - 1L;
      targets[row] = tokens.ids()[t];
    }
    ends[sequence] = base + context + tokens.ids().length - 1L;
    return row;
  }

  int sequences() {
    return traces.length;
  }

  /**
   * Cuts a call into batches of sequences of like length, the longest first: at most {@code most}
   * padded tokens each, and without sequences much shorter than the rest once a batch fills its
   * matrices.
   */
  static List<int[]> cut(int[] lengths, int most) {
    Integer[] order = new Integer[lengths.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Integer.compare(lengths[b], lengths[a]));
    List<int[]> cuts = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= order.length; to++) {
      if (to == order.length || full(lengths[order[from]], to - from, lengths[order[to]], most)) {
        cuts.add(Arrays.stream(order, from, to).mapToInt(each -> each).sorted().toArray());
        from = to;
      }
    }
    return cuts;
  }

  private static boolean full(int longest, int count, int next, int most) {
    boolean wasteful = next < LIKE * longest && (long) count * longest >= FILLED;
    return wasteful || (count + 1L) * longest > most;
  }
}
