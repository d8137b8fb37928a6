package org.sparring.common.model;

import org.sparring.common.data.Finish;
import org.sparring.common.random.Draw;

/** A model over tokens that can be sampled from. */
public interface LanguageModel extends Model, Sampler {
  /**
   * A context to continue.
   *
   * @param context ids, the beginning-of-sequence token included
   * @param draw source of its random numbers: token n uses {@code draw.uniform(n)}
   */
  record Ask(int[] context, Draw draw) {}

  /**
   * What was drawn.
   *
   * @param ids new ids
   * @param samplerLogProbs log-probability of each under the distribution that it was drawn from
   * @param finish why it ended
   */
  record Continuation(int[] ids, double[] samplerLogProbs, Finish finish) {}
}
