package org.sparring.common.model;

import org.sparring.common.data.Signal;

/** One forward pass over traces. Closing it frees what backward would have needed. */
public interface Pass extends AutoCloseable {
  /** The numbers of one trace: T of them, or 1, or k (see {@link Signal}). */
  double[] at(int trace, Signal signal);

  /**
   * Adds the gradient of the sum of slope x number to the model's gradient.
   *
   * @param slopes for each trace and each differentiated signal, as many slopes as numbers; null
   *     where there are none
   */
  void backward(SlopesOf slopes);

  @Override
  void close();

  /** Slopes by trace and signal. */
  @FunctionalInterface
  interface SlopesOf {
    double[] at(int trace, Signal signal);
  }
}
