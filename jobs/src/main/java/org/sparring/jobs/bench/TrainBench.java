package org.sparring.jobs.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sparring.common.data.Signal;
import org.sparring.common.data.Tokens;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.Pass;
import org.sparring.common.model.optimise.AdamW;
import org.sparring.common.model.optimise.OptimiserState;
import org.sparring.common.random.Draw;

/** Steps of maximum likelihood: forward, backward, AdamW. */
final class TrainBench implements Benchmark {
  private static final int SEQUENCES = 16;
  private static final int LENGTH = 128;
  private static final double BACKWARD = 2;

  @Override
  public String name() {
    return "train";
  }

  @Override
  public String summary() {
    return "steps of %d x %d tokens: forward, backward, AdamW".formatted(SEQUENCES, LENGTH);
  }

  @Override
  public Map<String, Object> measure(Terms terms) {
    int tokens = SEQUENCES * LENGTH;
    BenchModel shape = BenchModel.small();
    double ceiling = shape.ceiling(tokens);
    double seconds;
    try (LanguageModel model = shape.open()) {
      seconds = Meter.median(terms.repeats(), new Step(shape, model));
    }
    double rate = tokens * (1 + BACKWARD) * shape.forwardFlops(LENGTH) / seconds / 1e9;
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("tokens_per_core_s", tokens / seconds);
    figures.put("model_gflops", rate);
    figures.put("gemm_gflops", ceiling);
    figures.put("share_of_gemm", rate / ceiling);
    return figures;
  }

  /** One step of the optimiser over the same batch. */
  private static final class Step implements Runnable {
    private final LanguageModel model;
    private final List<Tokens> batch = new ArrayList<>();
    private final AdamW optimiser = new AdamW(1e-4, 0.9, 0.999, 1e-8, 0, 1);
    private final OptimiserState state;
    private final float[] theta;
    private final double[] slopes = new double[LENGTH - 1];

    Step(BenchModel shape, LanguageModel model) {
      this.model = model;
      this.theta = model.parameters();
      this.state = OptimiserState.start(optimiser, theta.length);
      Arrays.fill(slopes, -1.0 / (SEQUENCES * slopes.length));
      for (int i = 0; i < SEQUENCES; i++) {
        Draw draw = Draw.seed(2).with(i);
        batch.add(
            new Tokens(
                shape.ids(draw.with("context"), 1), shape.ids(draw.with("response"), LENGTH - 1)));
      }
    }

    @Override
    public void run() {
      model.clearGradient();
      try (Pass pass = model.forward(batch, Set.of(Signal.LOG_PROB), true)) {
        pass.backward((trace, signal) -> slopes);
      }
      optimiser.step(theta, model.gradient(), state, 1, model.layout());
      model.load(theta);
    }
  }
}
