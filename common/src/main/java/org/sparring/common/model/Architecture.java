package org.sparring.common.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.sparring.common.config.UserException;

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
 * @param outputs heads of one number besides the vocabulary: VALUE, SCORE
 * @param head numbers of the k-way head, 0 where there is none
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
    Set<Output> outputs,
    int head)
    implements Shape {

  @Override
  public Architecture and(Set<Output> more) {
    Set<Output> both = EnumSet.noneOf(Output.class);
    both.addAll(outputs);
    both.addAll(more);
    return with(positions, both, head);
  }

  /**
   * {@inheritDoc}
   *
   * @throws UserException where positions are learned, so that their number is the checkpoint's
   */
  @Override
  public Architecture reaching(int sequence) {
    if (family == Family.GPT2) {
      require(
          sequence == positions, "positions", sequence, "must stay " + positions + " (learned)");
    }
    return with(sequence, outputs, head);
  }

  /**
   * {@inheritDoc}
   *
   * @throws UserException where it has one of another width
   */
  @Override
  public Architecture saying(int numbers) {
    require(head == 0 || head == numbers, "head", numbers, "must stay " + head + ", its source's");
    return with(positions, outputs, numbers);
  }

  public enum Family {
    GPT2,
    LLAMA
  }

  public enum Output {
    VALUE,
    SCORE
  }

  /** Checks that the numbers fit together; the message names the key. */
  public Architecture {
    positive("vocabulary", vocabulary);
    positive("width", width);
    positive("layers", layers);
    positive("heads", heads);
    positive("key_heads", keyHeads);
    positive("hidden", hidden);
    positive("positions", positions);
    require(head >= 0, "head", head, "must be at least 0");
    require(width % heads == 0, "width", width, "must be a multiple of heads = " + heads);
    require(heads % keyHeads == 0, "key_heads", keyHeads, "must divide heads = " + heads);
    require(epsilon > 0 && epsilon < 1, "epsilon", epsilon, "must lie between 0 and 1");
    if (family == Family.GPT2) {
      require(keyHeads == heads, "key_heads", keyHeads, "must equal heads = " + heads);
    } else {
      int size = width / heads;
      require(size % 2 == 0, "width", width, "must give heads of even width, not " + size);
      require(theta > 0, "theta", theta, "must be positive");
    }
    EnumSet<Output> known = EnumSet.noneOf(Output.class);
    known.addAll(outputs);
    outputs = Collections.unmodifiableSet(known);
  }

  private Architecture with(int reach, Set<Output> given, int numbers) {
    return new Architecture(
        family,
        vocabulary,
        width,
        layers,
        heads,
        keyHeads,
        hidden,
        reach,
        tied,
        epsilon,
        theta,
        given,
        numbers);
  }

  /** Width of one head. */
  public int headWidth() {
    return width / heads;
  }

  private static void positive(String key, int value) {
    require(value > 0, key, value, "must be positive");
  }

  private static void require(boolean holds, String key, Number value, String rule) {
    if (!holds) {
      throw UserException.settings("architecture: " + key + " = " + value + " " + rule);
    }
  }
}
