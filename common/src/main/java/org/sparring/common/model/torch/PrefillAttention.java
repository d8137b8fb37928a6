package org.sparring.common.model.torch;

import org.bytedeco.pytorch.Tensor;

/**
 * Reads contexts from their first token and leaves their keys and values in the cache.
 *
 * @param index row of the packed contexts for each slot and column of the cache
 */
record PrefillAttention(CausalAttention causal, KeyValueCache cache, Tensor index)
    implements Attention {
  @Override
  public Tensor attend(int layer, Tensor query, Tensor key, Tensor value) {
    cache.fill(layer, key, value, index);
    return causal.attend(layer, query, key, value);
  }
}
