package org.sparring.common.model;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;

/**
 * The shape of a decoder-only transformer.
 *
 * @param family GPT2 (LayerNorm, learned positions, GELU, biases) or LLAMA (RMSNorm, rotary
 *     positions, SwiGLU, grouped-query attention)
 * @param vocabulary number of token ids
 * @param width model width, a multiple of heads
 * @param layers number of blocks
 * @param heads query heads
 * @param keyHeads key and value heads, a divisor of heads; equals heads for GPT2
 * @param hidden width of the feed-forward layer
 * @param positions longest sequence, context and response together
 * @param tied whether the output head is the embedding
 * @param epsilon added to the variance in norms, 1e-5 by convention
 * @param theta base of the rotary frequencies, 10,000 by convention; unused by GPT2
 * @param outputs heads besides the vocabulary: VALUE, SCORE
 */
public record Architecture(
    Family family,
    int vocabulary,
    int width,
    int layers,
    int heads,
    int keyHeads,
    int hidden,
    int positions,
    boolean tied,
    double epsilon,
    double theta,
    Set<Output> outputs)
    implements Serializable {

  /** The same shape with further heads. */
  public Architecture and(Set<Output> more) {
    Set<Output> both = EnumSet.noneOf(Output.class);
    both.addAll(outputs);
    both.addAll(more);
    return new Architecture(
        family,
        vocabulary,
        width,
        layers,
        heads,
        keyHeads,
        hidden,
        positions,
        tied,
        epsilon,
        theta,
        both);
  }

  public enum Family {
    GPT2,
    LLAMA
  }

  public enum Output {
    VALUE,
    SCORE
  }
}
