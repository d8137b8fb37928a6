package org.sparring.common.model;

import java.util.Arrays;
import org.sparring.common.random.Draw;

/**
 * The first parameters of a transformer: matrices normal with deviation 0.02, those that write to
 * the residual stream scaled by 1 / sqrt(2 layers), gains 1, biases 0 (Radford et al. 2019, section
 * 2.3); a value head of zeros; score and k-way heads with deviation 1 / sqrt(width + 1) (Stiennon
 * et al. 2020, appendix B). Each tensor is drawn by its own name.
 */
final class TransformerStart {
  private static final double DEVIATION = 0.02;

  private TransformerStart() {}

  static float[] of(Architecture shape, Draw draw) {
    Layout layout = TransformerLayout.of(shape);
    float[] theta = new float[layout.size()];
    for (Slice slice : layout.slices()) {
      fill(theta, slice, deviation(slice.name(), shape), draw.with(slice.name()));
    }
    return theta;
  }

  private static void fill(float[] theta, Slice slice, double deviation, Draw draw) {
    int end = slice.offset() + slice.size();
    if (slice.shape().length == 1) {
      Arrays.fill(theta, slice.offset(), end, slice.name().endsWith(".weight") ? 1f : 0f);
    } else if (deviation > 0) {
      for (int i = slice.offset(); i < end; i++) {
        theta[i] = (float) (deviation * draw.gaussian(i - slice.offset()));
      }
    }
  }

  private static double deviation(String name, Architecture shape) {
    if (name.startsWith("value_head.")) {
      return 0;
    }
    if (name.startsWith("score.") || name.startsWith("head.")) {
      return 1 / Math.sqrt(shape.width() + 1.0);
    }
    boolean residual =
        name.endsWith("c_proj.weight")
            || name.endsWith("o_proj.weight")
            || name.endsWith("down_proj.weight");
    return residual ? DEVIATION / Math.sqrt(2.0 * shape.layers()) : DEVIATION;
  }
}
