package org.sparring.common.model.torch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.sparring.common.model.Architecture;

/**
 * Rotary positions (Su et al. 2021) in Hugging Face's convention: component j of a head turns with
 * component j + half.
 */
final class Rotary implements AutoCloseable {
  private final Tensor cosines;
  private final Tensor sines;

  Rotary(Architecture shape) {
    int size = shape.width() / shape.heads();
    int half = size / 2;
    float[] cosine = new float[shape.positions() * size];
    float[] sine = new float[shape.positions() * size];
    for (int position = 0; position < shape.positions(); position++) {
      for (int j = 0; j < size; j++) {
        double angle = position * StrictMath.pow(shape.theta(), -2.0 * (j % half) / size);
        cosine[position * size + j] = (float) StrictMath.cos(angle);
        sine[position * size + j] =
            (float) (j < half ? -StrictMath.sin(angle) : StrictMath.sin(angle));
      }
    }
    this.cosines = Tensors.of(cosine, shape.positions(), 1, size).retainReference();
    this.sines = Tensors.of(sine, shape.positions(), 1, size).retainReference();
  }

  Turn at(Tensor positions) {
    return new Turn(cosines.index_select(0, positions), sines.index_select(0, positions));
  }

  /** The angles of N tokens: N x 1 x head width each; sines of the first half are negated. */
  record Turn(Tensor cosine, Tensor sine) {
    /** Turns N x heads x head width. */
    Tensor apply(Tensor heads) {
      Tensor swapped = heads.roll(new long[] {heads.size(2) / 2}, 2);
      return torch.addcmul(heads.mul(cosine), swapped, sine);
    }
  }

  @Override
  public void close() {
    cosines.releaseReference();
    sines.releaseReference();
  }
}
