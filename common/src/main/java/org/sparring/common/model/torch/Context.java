package org.sparring.common.model.torch;

import org.bytedeco.pytorch.Tensor;

/**
 * A context that was read.
 *
 * @param row its place among those of its prefill
 * @param base its first packed row
 * @param length its tokens
 */
record Context(Prefill prefill, int row, long base, int length) {
  /** Length x key width. */
  Tensor keys(int layer) {
    return prefill.keys(layer).narrow(0, base, length);
  }

  Tensor values(int layer) {
    return prefill.values(layer).narrow(0, base, length);
  }

  /** The residual stream at its last token: 1 x width. */
  Tensor end() {
    return prefill.ends().narrow(0, row, 1);
  }
}
