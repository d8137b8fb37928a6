package org.sparring.common.model.torch;

import org.bytedeco.pytorch.Tensor;

/** The arithmetic of one family over packed tokens: rows of N x width. */
interface Transformer extends AutoCloseable {
  /**
   * The residual stream after the last block, before the last norm.
   *
   * @param ids N token ids
   * @param positions N positions, from 0
   */
  Tensor forward(Tensor ids, Tensor positions, Attention attention);

  /** The last norm, row by row. */
  Tensor norm(Tensor rows);

  /** The matrix of the vocabulary head, vocabulary x width. */
  Tensor head();

  @Override
  default void close() {}
}
