package org.sparring.common.model.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Signal;
import org.sparring.common.data.Tokens;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.LanguageModel.Ask;
import org.sparring.common.model.Pass;

/** Nothing native outlives the call, the pass or the model that made it. */
class MemoryTest {
  private static final int STEPS = 400;

  /**
   * A leak of one tensor of the batch per step would hold 100 MB more by the end, and the heap may
   * grow by half of it.
   */
  @Test
  void offHeapMemoryIsFlatOverHundredsOfSteps() {
    Architecture shape =
        new Architecture(Family.LLAMA, 512, 32, 1, 2, 1, 64, 64, true, 1e-5, 10_000, Set.of(), 0);
    List<Tokens> traces = Fixtures.traces(shape, 16);
    List<Ask> asks = Fixtures.asks(shape, 4, 2);
    try (LanguageModel model = Fixtures.model(shape, 0.02)) {
      steps(model, traces, asks);
      long before = Pointer.physicalBytes();
      long pointers = Pointer.totalCount();
      steps(model, traces, asks);
      steps(model, traces, asks);
      assertThat(Pointer.totalCount()).isLessThanOrEqualTo(pointers);
      assertThat(Pointer.physicalBytes() - before).isLessThan(64L << 20);
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

  @Test
  void closingModelsAndPassesGivesEveryPointerBack() {
    Architecture shape = Fixtures.tiny(Family.LLAMA);
    Fixtures.model(shape, 0.1).close();
    long pointers = Pointer.totalCount();
    for (int i = 0; i < 5; i++) {
      try (LanguageModel model = Fixtures.model(shape, 0.1);
          Pass pass = model.forward(Fixtures.traces(shape, 2), Set.of(Signal.SCORE), true)) {
        assertThat(pass.at(0, Signal.SCORE)).hasSize(1);
      }
    }
    assertThat(Pointer.totalCount()).isEqualTo(pointers);
  }
}
