package org.sparring.common.model;

import java.util.List;
import java.util.Set;
import org.sparring.common.data.Signal;
import org.sparring.common.data.Trace;

/**
 * A trainable function from traces to numbers. One thread at a time.
 *
 * <p>{@code forward} is deterministic for a numerics profile and for one composition of the batch.
 */
public interface Model extends AutoCloseable {
  /** The shape of the trainable vector. */
  Layout layout();

  /** A copy of the trainable vector. */
  float[] parameters();

  /** Replaces the trainable vector; its length must be {@code layout().size()}. */
  void load(float[] parameters);

  /**
   * Numbers for each trace.
   *
   * @param traces never empty; may differ in length
   * @param signals what to compute
   * @param gradient whether {@link Pass#backward} will be called
   */
  Pass forward(List<? extends Trace> traces, Set<Signal> signals, boolean gradient);

  /**
   * Says which tensors are trained, by name; at first all are. The gradient of the others means
   * nothing, and an engine need not compute it.
   */
  default void train(Set<String> tensors) {}

  /** The gradient gathered since the last call of {@link #clearGradient}, as one vector. */
  float[] gradient();

  void clearGradient();

  @Override
  void close();
}
