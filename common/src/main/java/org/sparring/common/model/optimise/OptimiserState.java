package org.sparring.common.model.optimise;

import java.io.Serializable;

/** What an optimiser remembers between steps. */
public final class OptimiserState implements Serializable {
  private static final long serialVersionUID = 1L;

  private final float[][] vectors;
  private long steps;

  /**
   * @param steps steps taken so far
   * @param vectors the optimiser's vectors, in its order, held and not copied
   */
  public OptimiserState(long steps, float[]... vectors) {
    this.steps = steps;
    this.vectors = vectors;
  }

  /** The state before the first step of an optimiser over this many parameters. */
  public static OptimiserState start(Optimiser optimiser, int parameters) {
    return new OptimiserState(0, new float[optimiser.states()][parameters]);
  }

  /** Steps taken so far. */
  public long steps() {
    return steps;
  }

  /** The vectors themselves. */
  public float[][] vectors() {
    return vectors;
  }

  /** Checks lengths and counts one more step. */
  long advance(Optimiser optimiser, float[] theta, float[] gradient) {
    if (gradient.length != theta.length) {
      throw new IllegalArgumentException(
          theta.length + " parameters, but a gradient of " + gradient.length);
    }
    if (vectors.length != optimiser.states()) {
      throw new IllegalArgumentException(
          "the optimiser keeps %d vectors, got %d".formatted(optimiser.states(), vectors.length));
    }
    for (float[] vector : vectors) {
      if (vector.length != theta.length) {
        throw new IllegalArgumentException(
            theta.length + " parameters, but a state of " + vector.length);
      }
    }
    return ++steps;
  }
}
