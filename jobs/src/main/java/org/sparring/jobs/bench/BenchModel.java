package org.sparring.jobs.bench;

import java.util.Set;
import java.util.stream.DoubleStream;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.Models;
import org.sparring.common.model.Numerics;
import org.sparring.common.random.Draw;

/** A model of GPT-2's shape, width 256 and 4 heads, on which benchmarks measure. */
record BenchModel(Architecture shape) {
  static final Numerics NUMERICS = new Numerics(1, 32, 8192);
  static final int VOCABULARY = 4096;
  private static final int WIDTH = 256;
  private static final int HEADS = 4;
  private static final int LAYERS = 4;
  private static final int CUBE = 2048;

  /** The one of 4 layers that most benchmarks share: vocabulary 4096, 256 positions. */
  static BenchModel small() {
    return of(VOCABULARY, LAYERS, 256, Set.of());
  }

  /** The one of 4 layers for pairs of up to 512 tokens. */
  static BenchModel forPairs(int vocabulary, Set<Architecture.Output> outputs) {
    return of(vocabulary, LAYERS, Pairs.LONGEST, outputs);
  }

  static BenchModel of(
      int vocabulary, int layers, int positions, Set<Architecture.Output> outputs) {
    return new BenchModel(
        new Architecture(
            Architecture.Family.GPT2,
            vocabulary,
            WIDTH,
            layers,
            HEADS,
            HEADS,
            4 * WIDTH,
            positions,
            true,
            1e-5,
            10_000,
            outputs,
            0));
  }

  /** The model with its first random parameters. */
  LanguageModel open() {
    LanguageModel model = Models.create(shape, NUMERICS);
    model.load(Models.initial(shape, Draw.seed(1)));
    return model;
  }

  int[] ids(Draw draw, int length) {
    int[] ids = new int[length];
    for (int i = 0; i < length; i++) {
      ids[i] = draw.below(shape.vocabulary(), i);
    }
    return ids;
  }

  /**
   * The best rate of matrix products: 2048 cubed, and the shapes that this many tokens give.
   *
   * @return billions of floating-point operations in a second
   */
  double ceiling(int tokens) {
    int width = shape.width();
    return DoubleStream.of(
            Models.gemm(CUBE, CUBE, CUBE, NUMERICS),
            Models.gemm(tokens, width, 3 * width, NUMERICS),
            Models.gemm(tokens, width, shape.hidden(), NUMERICS),
            Models.gemm(tokens, shape.hidden(), width, NUMERICS),
            Models.gemm(tokens, width, Math.min(shape.vocabulary(), VOCABULARY), NUMERICS))
        .max()
        .orElseThrow();
  }

  /**
   * Floating-point operations of a forward pass for one token: two for each weight of a matrix, and
   * those of causal attention over half of the sequence.
   */
  double forwardFlops(int length) {
    double width = shape.width();
    double weights =
        shape.layers() * (4 * width * width + 2 * width * shape.hidden())
            + width * shape.vocabulary();
    return 2 * weights + 2 * shape.layers() * width * length;
  }
}
