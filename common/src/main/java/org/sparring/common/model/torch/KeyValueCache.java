package org.sparring.common.model.torch;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.sparring.common.model.Architecture;

/**
 * Keys and values of sequences that grow side by side: per layer slots x room x key width. Contexts
 * end at the same column, so columns before a shorter one are masked.
 */
final class KeyValueCache {
  /** Added to the score of what must not be seen; finite, so that no row is ever all infinite. */
  private static final float HIDDEN = -1e30f;

  private final Tensor[] keys;
  private final Tensor[] values;
  private final Tensor mask;
  private int slots;
  private int length;

  /**
   * @param contexts length of the context in each slot
   * @param longest the longest of them
   * @param room columns, those of the new tokens included
   */
  KeyValueCache(Architecture shape, int[] contexts, int longest, int room) {
    this.slots = contexts.length;
    this.length = longest;
    this.keys = new Tensor[shape.layers()];
    this.values = new Tensor[shape.layers()];
    long width = (long) shape.width() / shape.heads() * shape.keyHeads();
    for (int layer = 0; layer < shape.layers(); layer++) {
      keys[layer] = Tensors.empty(ScalarType.Float, slots, room, width);
      values[layer] = Tensors.empty(ScalarType.Float, slots, room, width);
    }
    float[] hidden = new float[slots * room];
    for (int slot = 0; slot < slots; slot++) {
      int pad = longest - contexts[slot];
      Arrays.fill(hidden, slot * room, slot * room + pad, HIDDEN);
    }
    this.mask = Tensors.of(hidden, slots, 1, 1, room);
  }

  /** Writes the contexts of a layer: row {@code index} of keys and values for slot x column. */
  void fill(int layer, Tensor key, Tensor value, Tensor index) {
    put(keys[layer], key, index);
    put(values[layer], value, index);
  }

  private void put(Tensor cache, Tensor tokens, Tensor index) {
    Tensor flat = tokens.reshape(tokens.size(0), -1).index_select(0, index);
    cache.narrow(1, 0, length).copy_(flat.view(slots, length, -1));
  }

  /** Opens one more column. */
  void grow() {
    length++;
  }

  /** Writes the last column of a layer. */
  void append(int layer, Tensor key, Tensor value) {
    last(keys[layer]).copy_(key.reshape(slots, 1, -1));
    last(values[layer]).copy_(value.reshape(slots, 1, -1));
  }

  private Tensor last(Tensor cache) {
    return cache.narrow(0, 0, slots).narrow(1, length - 1L, 1);
  }

  /** Slots x key heads x columns x head width. */
  Tensor keys(int layer, long heads) {
    return seen(keys[layer], heads);
  }

  Tensor values(int layer, long heads) {
    return seen(values[layer], heads);
  }

  private Tensor seen(Tensor cache, long heads) {
    Tensor columns = cache.narrow(0, 0, slots).narrow(1, 0, length);
    return columns.view(slots, length, heads, cache.size(2) / heads).transpose(1, 2);
  }

  Tensor mask() {
    return mask.narrow(0, 0, slots).narrow(3, 0, length);
  }

  /** Frees a slot: the last one moves into it. */
  void drop(int slot) {
    slots--;
    if (slot < slots) {
      for (int layer = 0; layer < keys.length; layer++) {
        move(keys[layer], 1, slot);
        move(values[layer], 1, slot);
      }
      move(mask, 3, slot);
    }
  }

  private void move(Tensor tensor, int columns, int slot) {
    Tensor known = columns == 1 ? tensor.narrow(1, 0, length) : tensor;
    known.select(0, slot).copy_(known.select(0, slots));
  }
}
