package org.sparring.common.model;

import java.util.List;
import org.sparring.common.model.dl4j.FeatureNetwork;
import org.sparring.common.model.torch.Gemm;
import org.sparring.common.model.torch.TorchLanguageModel;
import org.sparring.common.model.torch.TorchProcess;
import org.sparring.common.model.torch.TorchSampler;
import org.sparring.common.random.Draw;

/** Makes models without naming an engine. */
public final class Models {
  private Models() {}

  /** A model whose parameters are all zero: {@link Model#load} comes next. */
  public static Model create(Shape shape, Numerics numerics) {
    return shape instanceof FeatureShape features
        ? new FeatureNetwork(features)
        : create((Architecture) shape, numerics);
  }

  /** A language model whose parameters are all zero. */
  public static LanguageModel create(Architecture architecture, Numerics numerics) {
    return new TorchLanguageModel(architecture, numerics);
  }

  /**
   * Several models that draw each token together: softmax(sum_m w_m logits_m / temperature).
   *
   * @param models with one vocabulary; they stay open while the sampler is used
   * @param weights of their logits, in the same order
   */
  public static Sampler mixture(List<LanguageModel> models, List<Double> weights) {
    return TorchSampler.of(models.stream().map(TorchLanguageModel.class::cast).toList(), weights);
  }

  /** First parameters for {@link #layout}, a pure function of the shape and the draw. */
  public static float[] initial(Shape shape, Draw draw) {
    return shape instanceof FeatureShape features
        ? FeatureLayout.start(features, draw)
        : TransformerStart.of((Architecture) shape, draw);
  }

  /** The slices of the trainable vector, without an engine. */
  public static Layout layout(Shape shape) {
    return shape instanceof FeatureShape features
        ? FeatureLayout.of(features)
        : TransformerLayout.of((Architecture) shape);
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
