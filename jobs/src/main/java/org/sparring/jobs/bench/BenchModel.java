package org.sparring.jobs.bench;

import java.util.Set;
import java.util.stream.DoubleStream;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.Models;
import org.sparring.common.model.Numerics;
import org.sparring.common.random.Draw;

/** The model that all benchmarks share: GPT-2's shape, vocabulary 4096, width 256, 4 layers. */
final class BenchModel {
  static final Numerics NUMERICS = new Numerics(1, 32, 8192);
  static final Architecture SHAPE =
      new Architecture(
          Architecture.Family.GPT2, 4096, 256, 4, 4, 4, 1024, 256, true, 1e-5, 10_000, Set.of(), 0);
  private static final int CUBE = 2048;

  private BenchModel() {}

  /** The model with its first random parameters. */
  static LanguageModel open() {
    LanguageModel model = Models.create(SHAPE, NUMERICS);
    model.load(Models.initial(SHAPE, Draw.seed(1)));
    return model;
  }

  static int[] ids(Draw draw, int length) {
    int[] ids = new int[length];
    for (int i = 0; i < length; i++) {
      ids[i] = draw.below(SHAPE.vocabulary(), i);
    }
    return ids;
  }

  /**
   * The best rate of matrix products: 2048 cubed, and the shapes that this many tokens give.
   *
   * @return billions of floating-point operations in a second
   */
  static double ceiling(int tokens) {
    int width = SHAPE.width();
    return DoubleStream.of(
            Models.gemm(CUBE, CUBE, CUBE, NUMERICS),
            Models.gemm(tokens, width, 3 * width, NUMERICS),
            Models.gemm(tokens, width, SHAPE.hidden(), NUMERICS),
            Models.gemm(tokens, SHAPE.hidden(), width, NUMERICS),
            Models.gemm(tokens, width, SHAPE.vocabulary(), NUMERICS))
        .max()
        .orElseThrow();
  }

  /**
   * Floating-point operations of a forward pass for one token: two for each weight of a matrix, and
   * those of causal attention over half of the sequence.
   */
  static double forwardFlops(int length) {
    double width = SHAPE.width();
    double weights =
        SHAPE.layers() * (4 * width * width + 2 * width * SHAPE.hidden())
            + width * SHAPE.vocabulary();
    return 2 * weights + 2 * SHAPE.layers() * width * length;
  }
}
