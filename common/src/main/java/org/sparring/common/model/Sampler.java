package org.sparring.common.model;

import java.util.List;
import org.sparring.common.data.Decoding;
import org.sparring.common.fleet.Site;
import org.sparring.common.model.LanguageModel.Ask;
import org.sparring.common.model.LanguageModel.Continuation;

/** What sequences are drawn from: a language model, or several together. */
public interface Sampler {
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
}
