package org.sparring.common.model;

import org.sparring.common.model.torch.Gemm;
import org.sparring.common.model.torch.TorchLanguageModel;
import org.sparring.common.model.torch.TorchProcess;
import org.sparring.common.random.Draw;

/** Makes models without naming an engine. */
public final class Models {
  private Models() {}

  /** A language model whose parameters are all zero: {@link Model#load} comes next. */
  public static LanguageModel create(Architecture architecture, Numerics numerics) {
    return new TorchLanguageModel(architecture, numerics);
  }

  /** First parameters for {@link #layout}, a pure function of the architecture and the draw. */
  public static float[] initial(Architecture architecture, Draw draw) {
    return TransformerStart.of(architecture, draw);
  }

  /** The slices of the trainable vector, without an engine. */
  public static Layout layout(Architecture architecture) {
    return TransformerLayout.of(architecture);
  }

  /**
   * The best rate of (rows x inner) by (inner x columns) matrix products alone.
   *
   * @return billions of floating-point operations in a second of the numerics' threads
   */
  public static double gemm(int rows, int inner, int columns, Numerics numerics) {
    return Gemm.gigaflops(rows, inner, columns, numerics.threads());
  }

  /** The numerics profile of this process: engine build, BLAS, CPU capability, threads. */
  public static String profile(Numerics numerics) {
    return TorchProcess.profile(numerics.threads());
  }
}
