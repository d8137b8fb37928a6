package org.sparring.common.model.torch;

import org.bytedeco.pytorch.Tensor;

/** How the tokens of one call look at each other and at those before. */
interface Attention {
  /**
   * Attends in one layer.
   *
   * @param query tokens x heads x head width
   * @param key tokens x key heads x head width
   * @param value like {@code key}
   * @return tokens x width
   */
  Tensor attend(int layer, Tensor query, Tensor key, Tensor value);
}
