package org.sparring.common.model;

import java.util.EnumSet;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Tokens;
import org.sparring.common.model.Architecture.Output;

/**
 * The shape of a compact network that scores a response, or its prompt, by hashed n-grams and
 * lengths.
 */
public record FeatureShape(
    @Param(value = "Longest n-gram of token ids.", or = "2", min = 1) int ngrams,
    @Param(value = "Buckets that n-grams are hashed into.", or = "1024", min = 1) int buckets,
    @Param(value = "Units of the hidden layer; 0 is a linear model.", or = "16", min = 0)
        int hidden,
    @Param(value = "Whose n-grams they are: response, or prompt alone.", or = "response") Of of)
    implements Shape {

  /** What a network reads. */
  public enum Of {
    RESPONSE {
      @Override
      int[] ids(Tokens tokens) {
        return tokens.ids();
      }
    },
    /** What is before the response, so that all responses to a prompt have one score. */
    PROMPT {
      @Override
      int[] ids(Tokens tokens) {
        return tokens.context();
      }
    };

    abstract int[] ids(Tokens tokens);
  }

  /** Manifests that do not say hold networks that read responses. */
  public FeatureShape {
    of = of == null ? Of.RESPONSE : of;
  }

  /** A network that reads responses. */
  public FeatureShape(int ngrams, int buckets, int hidden) {
    this(ngrams, buckets, hidden, Of.RESPONSE);
  }

  /** Width of its input: the buckets, and what {@link HashedFeatures} says of lengths. */
  public int inputs() {
    return buckets + HashedFeatures.LENGTHS;
  }

  @Override
  public Set<Output> outputs() {
    return EnumSet.of(Output.SCORE);
  }

  @Override
  public Shape and(Set<Output> more) {
    for (Output each : more) {
      if (each != Output.SCORE) {
        throw UserException.settings(
            "a network over features gives a score and has no head `%s`; take it out of `outputs`"
                .formatted(each));
      }
    }
    return this;
  }

  @Override
  public Shape reaching(int sequence) {
    throw UserException.settings(
        "positions: a network over features reads sequences of any length; leave the key out");
  }

  @Override
  public Shape saying(int numbers) {
    throw UserException.settings(
        "head: a network over features gives one score and has no k-way head; leave the key out");
  }
}
