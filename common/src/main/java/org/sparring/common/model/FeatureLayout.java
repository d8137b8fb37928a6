package org.sparring.common.model;

import java.util.ArrayList;
import java.util.List;
import org.sparring.common.random.Draw;

/**
 * The parameters of a network over features: an optional hidden layer, then the score. Matrices are
 * (outputs x inputs), row by row.
 */
final class FeatureLayout {
  private FeatureLayout() {}

  static Layout of(FeatureShape shape) {
    List<Slice> slices = new ArrayList<>();
    int width = shape.inputs();
    int offset = 0;
    if (shape.hidden() > 0) {
      offset = layer("hidden", shape.hidden(), width, offset, slices);
      width = shape.hidden();
    }
    layer("score", 1, width, offset, slices);
    return new Layout(slices);
  }

  private static int layer(String name, int outputs, int inputs, int offset, List<Slice> slices) {
    int matrix = Math.multiplyExact(outputs, inputs);
    slices.add(new Slice(name + ".weight", new long[] {outputs, inputs}, offset, true));
    slices.add(new Slice(name + ".bias", new long[] {outputs}, offset + matrix, false));
    return offset + matrix + outputs;
  }

  /**
   * First numbers: matrices uniform within the root of 6 / (inputs + outputs) (Glorot and Bengio
   * 2010, equation 16), biases zero.
   */
  static float[] start(FeatureShape shape, Draw draw) {
    Layout layout = of(shape);
    float[] theta = new float[layout.size()];
    for (Slice slice : layout.slices()) {
      if (slice.decayed()) {
        double bound = Math.sqrt(6.0 / (slice.shape()[0] + slice.shape()[1]));
        Draw own = draw.with(slice.name());
        for (int i = 0; i < slice.size(); i++) {
          theta[slice.offset() + i] = (float) (bound * (2 * own.uniform(i) - 1));
        }
      }
    }
    return theta;
  }
}
