package org.sparring.common.model.optimise;

import org.sparring.common.model.Layout;
import org.sparring.common.part.Part;

/** Moves a flat vector against its gradient. Bits depend on the arguments only. */
public interface Optimiser extends Part {
  /** Number of vectors that it keeps, each as long as the parameters: Adam has two. */
  int states();

  /**
   * Takes one step.
   *
   * @param theta the parameters, changed in place
   * @param gradient gradient of what is minimised, left as it is
   * @param state counts steps and holds {@link #states} vectors, changed in place
   * @param rateFactor multiplies the learning rate: a {@link Schedule}'s factor
   * @param layout says which slices decay
   * @return norm of the gradient before clipping; the step is taken even where it is not finite
   * @throws IllegalArgumentException where lengths differ
   */
  double step(
      float[] theta, float[] gradient, OptimiserState state, double rateFactor, Layout layout);
}
