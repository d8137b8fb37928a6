package org.sparring.common.model.torch;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Sequences from their first token, padded at their right ends: what comes later is never seen, so
 * padding needs no mask.
 */
record CausalAttention(long sequences, long length) implements Attention {
  @Override
  public Tensor attend(int layer, Tensor query, Tensor key, Tensor value) {
    long heads = query.size(1);
    Tensor out =
        torch.scaled_dot_product_attention(
            split(query, heads),
            split(key, heads),
            split(value, heads),
            new TensorOptional(),
            0.0,
            true,
            new DoubleOptional(),
            false);
    return out.transpose(1, 2).reshape(sequences * length, heads * query.size(2));
  }

  /** Sequences x heads x length x head width; key heads are repeated. */
  private Tensor split(Tensor tokens, long heads) {
    long own = tokens.size(1);
    long size = tokens.size(2);
    Tensor split = tokens.view(sequences, length, own, size);
    if (own != heads) {
      split =
          split
              .unsqueeze(3)
              .expand(sequences, length, own, heads / own, size)
              .reshape(sequences, length, heads, size);
    }
    return split.transpose(1, 2);
  }
}
