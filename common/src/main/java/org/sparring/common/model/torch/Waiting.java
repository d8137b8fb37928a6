package org.sparring.common.model.torch;

import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sparring.common.data.Tokens;

/**
 * Sequences that wait for a slot, those with equal contexts one after the other, so that each
 * distinct context is read once. Contexts are read ahead, for about as many sequences as there are
 * slots: enough to fill the matrices of a forward pass.
 */
final class Waiting implements AutoCloseable {
  private final Deque<List<Draft>> unread;
  private final Deque<Kin> read = new ArrayDeque<>();
  private final Transformer transformer;
  private final int batchTokens;
  private final int ahead;
  private int left;

  /** The sequences that go on from one context. */
  private record Kin(Context context, Deque<Draft> drafts) {}

  /** A sequence that may take its slot. */
  record Ready(Draft draft, Context context) {}

  /**
   * @param drafts with a context that is not empty
   * @param batchTokens most tokens in one forward pass
   * @param ahead for how many sequences contexts are read at once
   */
  Waiting(List<Draft> drafts, Transformer transformer, int batchTokens, int ahead) {
    Map<IntBuffer, List<Draft>> kin = new LinkedHashMap<>();
    for (Draft draft : drafts) {
      kin.computeIfAbsent(IntBuffer.wrap(draft.context()), each -> new ArrayList<>()).add(draft);
    }
    this.unread = new ArrayDeque<>(kin.values());
    this.transformer = transformer;
    this.batchTokens = batchTokens;
    this.ahead = ahead;
    this.left = drafts.size();
  }

  boolean isEmpty() {
    return left == 0;
  }

  /** The next sequence; its context is good until the one after it is asked for. */
  Ready next() {
    if (!read.isEmpty() && read.element().drafts.isEmpty()) {
      read.remove().context.prefill().leave();
    }
    if (read.isEmpty()) {
      readAhead();
    }
    left--;
    Kin kin = read.element();
    return new Ready(kin.drafts.remove(), kin.context);
  }

  private void readAhead() {
    List<List<Draft>> taken = new ArrayList<>();
    for (int count = 0; count < ahead && !unread.isEmpty(); ) {
      taken.add(unread.remove());
      count += taken.get(taken.size() - 1).size();
    }
    List<Tokens> contexts =
        taken.stream().map(each -> new Tokens(each.get(0).context(), new int[0])).toList();
    int[] lengths = contexts.stream().mapToInt(each -> each.context().length).toArray();
    for (int[] cut : Batch.cut(lengths, batchTokens)) {
      Batch batch = Batch.of(cut, contexts);
      Prefill prefill = new Prefill(batch, transformer);
      for (int row = 0; row < cut.length; row++) {
        int trace = batch.traces()[row];
        Context context = new Context(prefill, row, batch.starts()[row], lengths[trace]);
        read.add(new Kin(context, new ArrayDeque<>(taken.get(trace))));
      }
    }
  }

  @Override
  public void close() {
    read.forEach(kin -> kin.context.prefill().leave());
    read.clear();
  }
}
