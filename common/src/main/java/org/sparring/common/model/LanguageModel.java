package org.sparring.common.model;

import java.util.List;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Finish;
import org.sparring.common.fleet.Site;
import org.sparring.common.random.Draw;

/** A model over tokens that can be sampled from. */
public interface LanguageModel extends Model {
  /**
   * Continues each context; the result of one ask does not depend on the others, up to the rounding
   * of the batch that it shares.
   *
   * @param asks contexts with their draws; equal contexts share one prefill
   * @param decoding how tokens are drawn, and its stop tokens
   * @param eos end-of-sequence ids; one is kept as the last token of what it ends
   * @param slots how many sequences are decoded side by side
   * @param site asked for interruption at every token
   */
  List<Continuation> sample(List<Ask> asks, Decoding decoding, int[] eos, int slots, Site site);

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
