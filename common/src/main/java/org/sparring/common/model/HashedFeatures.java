package org.sparring.common.model;

import org.sparring.common.data.Tokens;
import org.sparring.common.random.Draw;

/**
 * A response, or its prompt, as a vector: signed counts of its hashed n-grams over the root of
 * their number, then lengths.
 *
 * <p>Each n-gram of token ids adds +1 or -1 to one bucket, so that collisions cancel on average
 * (Weinberger et al. 2009, Feature hashing for large scale multitask learning, section 2).
 */
public final class HashedFeatures {
  /** Logarithms of the length of what is read and of the context, and whether it is empty. */
  static final int LENGTHS = 3;

  private static final Draw ROOT = Draw.seed(0).with("n-gram");
  private static final double LENGTH_SCALE = 0.1;

  private final FeatureShape shape;

  public HashedFeatures(FeatureShape shape) {
    this.shape = shape;
  }

  /** {@link FeatureShape#inputs} numbers. */
  public float[] of(Tokens tokens) {
    float[] features = new float[shape.inputs()];
    int[] ids = shape.of().ids(tokens);
    int counted = 0;
    for (int from = 0; from < ids.length; from++) {
      Draw gram = ROOT;
      int to = Math.min(ids.length, from + shape.ngrams());
      for (int i = from; i < to; i++) {
        gram = gram.with(ids[i]);
        features[gram.below(shape.buckets(), 0)] += (gram.bits(1) & 1) == 0 ? 1 : -1;
        counted++;
      }
    }
    float scale = (float) (1 / Math.sqrt(Math.max(1, counted)));
    for (int b = 0; b < shape.buckets(); b++) {
      features[b] *= scale;
    }
    features[shape.buckets()] = (float) (LENGTH_SCALE * StrictMath.log1p(ids.length));
    features[shape.buckets() + 1] =
        (float) (LENGTH_SCALE * StrictMath.log1p(tokens.context().length));
    features[shape.buckets() + 2] = ids.length == 0 ? 1 : 0;
    return features;
  }
}
