package org.sparring.common.model.torch;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sparring.common.data.Tokens;

/**
 * Sequences as packed rows without padding, and where in them their numbers are read. A context
 * that several of them share, as the responses to one prompt do, is laid once.
 *
 * @param traces indices of the sequences in the call that they came with, in the order of the rows
 * @param stretches the rows, cut by how they see each other
 * @param ids token id of each row
 * @param positions position of each
 * @param starts first row of each sequence's context
 * @param rows row before each response token, sequence after sequence
 * @param targets id of each response token
 * @param ends row of each sequence's last token
 */
record Batch(
    int[] traces,
    List<Stretch> stretches,
    long[] ids,
    long[] positions,
    long[] starts,
    long[] rows,
    long[] targets,
    long[] ends) {

  /** A shorter context is read again faster than it is looked up. */
  private static final int SHARED = 16;

  static Batch of(int[] traces, List<Tokens> all) {
    Map<IntBuffer, List<Integer>> byContext = new LinkedHashMap<>();
    List<Integer> alone = new ArrayList<>();
    for (int trace : traces) {
      int[] context = all.get(trace).context();
      if (context.length < SHARED) {
        alone.add(trace);
      } else {
        byContext.computeIfAbsent(IntBuffer.wrap(context), each -> new ArrayList<>()).add(trace);
      }
    }
    byContext.values().stream().filter(each -> each.size() == 1).forEach(alone::addAll);
    byContext.values().removeIf(each -> each.size() == 1);
    alone.sort(Comparator.comparingInt(trace -> -length(all.get(trace))));
    return new Packing(all).pack(alone, byContext.values());
  }

  int sequences() {
    return traces.length;
  }

  static int length(Tokens tokens) {
    return tokens.context().length + tokens.ids().length;
  }

  /** Cuts a call, in its order, into batches of at most {@code most} tokens, or of one sequence. */
  static List<int[]> cut(int[] lengths, int most) {
    List<int[]> cuts = new ArrayList<>();
    int from = 0;
    long sum = 0;
    for (int i = 0; i < lengths.length; i++) {
      if (i > from && sum + lengths[i] > most) {
        cuts.add(range(from, i));
        from = i;
        sum = 0;
      }
      sum += lengths[i];
    }
    if (from < lengths.length) {
      cuts.add(range(from, lengths.length));
    }
    return cuts;
  }

  private static int[] range(int from, int to) {
    int[] range = new int[to - from];
    Arrays.setAll(range, i -> from + i);
    return range;
  }

  /** Rows as they are laid, one sequence after the other. */
  private static final class Packing {
    private final List<Tokens> all;
    private final List<Stretch> stretches = new ArrayList<>();
    private final Growing ids = new Growing();
    private final Growing positions = new Growing();
    private final Growing traces = new Growing();
    private final Growing starts = new Growing();
    private final Growing rows = new Growing();
    private final Growing targets = new Growing();
    private final Growing ends = new Growing();

    Packing(List<Tokens> all) {
      this.all = all;
    }

    Batch pack(List<Integer> alone, Collection<List<Integer>> families) {
      alone.forEach(this::whole);
      families.forEach(this::family);
      return new Batch(
          Arrays.stream(traces.values()).mapToInt(Math::toIntExact).toArray(),
          stretches,
          ids.values(),
          positions.values(),
          starts.values(),
          rows.values(),
          targets.values(),
          ends.values());
    }

    private void whole(int trace) {
      Tokens tokens = all.get(trace);
      int base = ids.size();
      lay(tokens.context(), 0);
      lay(tokens.ids(), tokens.context().length);
      int length = ids.size() - base;
      int last = stretches.size() - 1;
      Stretch before = last < 0 ? new Stretch(0, 0, -1) : stretches.get(last);
      if (before.length() == length) {
        stretches.set(last, new Stretch(before.count() + 1, length, -1));
      } else {
        stretches.add(new Stretch(1, length, -1));
      }
      read(trace, base, base + tokens.context().length);
    }

    private void family(List<Integer> members) {
      int[] context = all.get(members.get(0)).context();
      int base = ids.size();
      lay(context, 0);
      int before = stretches.size();
      stretches.add(new Stretch(1, context.length, -1));
      for (int member : members) {
        int[] response = all.get(member).ids();
        int own = ids.size();
        lay(response, context.length);
        if (response.length > 0) {
          stretches.add(new Stretch(1, response.length, before));
        }
        read(member, base, own);
      }
    }

    private void lay(int[] tokens, int position) {
      for (int t = 0; t < tokens.length; t++) {
        ids.add(tokens[t]);
        positions.add(position + t);
      }
    }

    /** Where the numbers of a sequence are read: the first from the last row of its context. */
    private void read(int trace, int context, int response) {
      Tokens tokens = all.get(trace);
      long row = context + tokens.context().length - 1L;
      for (int t = 0; t < tokens.ids().length; t++) {
        rows.add(row);
        targets.add(tokens.ids()[t]);
        row = (long) response + t;
      }
      traces.add(trace);
      starts.add(context);
      ends.add(row);
    }
  }

  /** Numbers whose count is not known in advance. */
  private static final class Growing {
    private long[] values = new long[64];
    private int size;

    void add(long value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    int size() {
      return size;
    }

    long[] values() {
      return Arrays.copyOf(values, size);
    }
  }
}
