package org.sparring.common.model.torch;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * One new token per slot looks at the cache; query heads that share a key head are its rows.
 *
 * @param last where in the cache each slot's new column is
 * @param mask slots x 1 x 1 x columns, added to the scores
 */
record CachedAttention(KeyValueCache cache, Tensor last, Tensor mask) implements Attention {
  @Override
  public Tensor attend(int layer, Tensor query, Tensor key, Tensor value) {
    cache.append(layer, key, value, last);
    long slots = query.size(0);
    long heads = query.size(1);
    long size = query.size(2);
    long keyHeads = key.size(1);
    Tensor out =
        torch.scaled_dot_product_attention(
            query.reshape(slots, keyHeads, heads / keyHeads, size),
            cache.keys(layer, keyHeads, mask.size(3)),
            cache.values(layer, keyHeads, mask.size(3)),
            new TensorOptional(mask),
            0.0,
            false,
            new DoubleOptional(),
            false);
    return out.reshape(slots, heads * size);
  }
}
