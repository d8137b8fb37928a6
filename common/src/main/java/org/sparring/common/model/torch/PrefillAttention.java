package org.sparring.common.model.torch;

import org.bytedeco.pytorch.Tensor;

/** Reads contexts from their first token, and keeps their keys and values. */
record PrefillAttention(PackedAttention causal, Prefill prefill) implements Attention {
  @Override
  public Tensor attend(int layer, Tensor query, Tensor key, Tensor value) {
    prefill.keep(key);
    prefill.keep(value);
    return causal.attend(layer, query, key, value);
  }
}
