package org.sparring.common.model.torch;

import java.util.List;
import java.util.Set;
import org.bytedeco.javacpp.Pointer;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Signal;
import org.sparring.common.data.Tokens;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.LanguageModel.Ask;
import org.sparring.common.model.Pass;

/** Trains and samples for hundreds of steps and says by how much the process has grown. */
final class ManySteps {
  static final String SAID = "pointers (-?\\d+), bytes (-?\\d+)";

  /** A leak of one tensor of the batch per step would hold 40 MB more by the end. */
  private static final int STEPS = 150;

  private ManySteps() {}

  public static void main(String[] none) {
    Architecture shape =
        new Architecture(Family.LLAMA, 512, 32, 1, 2, 1, 64, 64, true, 1e-5, 10_000, Set.of(), 0);
    List<Tokens> traces = Fixtures.traces(shape, 16);
    List<Ask> asks = Fixtures.asks(shape, 4, 2);
    try (LanguageModel model = Fixtures.model(shape, 0.02)) {
      steps(model, traces, asks);
      long bytes = Pointer.physicalBytes();
      long pointers = Pointer.totalCount();
      steps(model, traces, asks);
      steps(model, traces, asks);
      System.out.printf(
          "pointers %d, bytes %d%n",
          Pointer.totalCount() - pointers, Pointer.physicalBytes() - bytes);
    }
  }

  private static void steps(LanguageModel model, List<Tokens> traces, List<Ask> asks) {
    for (int step = 0; step < STEPS; step++) {
      try (Pass pass = model.forward(traces, Set.of(Signal.LOG_PROB, Signal.ENTROPY), true)) {
        pass.backward((trace, signal) -> new double[traces.get(trace).length()]);
      }
      model.clearGradient();
      if (step % 5 == 0) {
        model.sample(asks, Decoding.sampling(1, 6), new int[0], 8, Fixtures.site());
      }
    }
  }
}
