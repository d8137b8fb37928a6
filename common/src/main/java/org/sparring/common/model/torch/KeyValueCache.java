package org.sparring.common.model.torch;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.sparring.common.model.Architecture;

/**
 * Keys and values of sequences side by side: per layer slots x room x key width. Each sequence
 * begins at column 0 of its slot. Columns past its end are zero, so that nothing of an earlier
 * sequence is left there, and masked.
 */
final class KeyValueCache {
  /** Added to the score of what must not be seen; finite, so that no row is ever all infinite. */
  private static final float HIDDEN = -1e30f;

  /** Columns that are cleared at once, so that room which no sequence reaches is never touched. */
  private static final int STRIDE = 64;

  private final Tensor[] keys;
  private final Tensor[] values;
  private final int[] lengths;
  private final int room;
  private int slots;
  private int cleared;

  /**
   * @param most most sequences side by side
   * @param room columns, those of the new tokens included
   */
  KeyValueCache(Architecture shape, int most, int room) {
    this.keys = new Tensor[shape.layers()];
    this.values = new Tensor[shape.layers()];
    this.lengths = new int[most];
    this.room = room;
    long width = (long) shape.headWidth() * shape.keyHeads();
    for (int layer = 0; layer < shape.layers(); layer++) {
      keys[layer] = Tensors.empty(ScalarType.Float, most, room, width);
      values[layer] = Tensors.empty(ScalarType.Float, most, room, width);
    }
  }

  /** How many more sequences fit. */
  int free() {
    return lengths.length - slots;
  }

  /** Gives the next free slot to a sequence with this context. */
  void seat(Context context) {
    clear(context.length());
    for (int layer = 0; layer < keys.length; layer++) {
      columns(keys[layer], slots, context.length()).copy_(context.keys(layer));
      columns(values[layer], slots, context.length()).copy_(context.values(layer));
    }
    lengths[slots++] = context.length();
  }

  /** Opens one more column in every slot that is taken; the next token attends by what it gives. */
  CachedAttention grow() {
    long[] last = new long[slots];
    for (int slot = 0; slot < slots; slot++) {
      last[slot] = (long) slot * room + lengths[slot]++;
    }
    int columns = Arrays.stream(lengths, 0, slots).max().orElseThrow();
    clear(columns);
    float[] hidden = new float[slots * columns];
    for (int slot = 0; slot < slots; slot++) {
      Arrays.fill(hidden, slot * columns + lengths[slot], (slot + 1) * columns, HIDDEN);
    }
    return new CachedAttention(
        this, Tensors.of(last, slots), Tensors.of(hidden, slots, 1, 1, columns));
  }

  private void clear(int columns) {
    if (columns > cleared) {
      int end = Math.min(room, Math.max(columns, cleared + STRIDE));
      for (int layer = 0; layer < keys.length; layer++) {
        keys[layer].narrow(1, cleared, end - (long) cleared).zero_();
        values[layer].narrow(1, cleared, end - (long) cleared).zero_();
      }
      cleared = end;
    }
  }

  /** Writes one column of each slot of a layer: the tokens' keys and values at these indices. */
  void append(int layer, Tensor key, Tensor value, Tensor last) {
    append(keys[layer], key, last);
    append(values[layer], value, last);
  }

  private static void append(Tensor cache, Tensor tokens, Tensor last) {
    cache.view(-1, cache.size(2)).index_copy_(0, last, tokens.reshape(tokens.size(0), -1));
  }

  /** Slots x key heads x columns x head width. */
  Tensor keys(int layer, long heads, long columns) {
    return seen(keys[layer], heads, columns);
  }

  Tensor values(int layer, long heads, long columns) {
    return seen(values[layer], heads, columns);
  }

  private Tensor seen(Tensor cache, long heads, long columns) {
    return cache
        .narrow(0, 0, slots)
        .narrow(1, 0, columns)
        .view(slots, columns, heads, cache.size(2) / heads)
        .transpose(1, 2);
  }

  /** Frees a slot: the last one that is taken moves into it. */
  void drop(int slot) {
    slots--;
    int columns = Math.max(lengths[slot], lengths[slots]);
    for (int layer = 0; layer < keys.length; layer++) {
      drop(keys[layer], slot, columns);
      drop(values[layer], slot, columns);
    }
    lengths[slot] = lengths[slots];
  }

  private void drop(Tensor cache, int slot, int columns) {
    Tensor last = columns(cache, slots, columns);
    if (slot < slots) {
      columns(cache, slot, columns).copy_(last);
    }
    last.zero_();
  }

  private static Tensor columns(Tensor cache, int slot, int columns) {
    return cache.select(0, slot).narrow(0, 0, columns);
  }
}
