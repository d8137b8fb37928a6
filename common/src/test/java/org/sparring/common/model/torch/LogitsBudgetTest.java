package org.sparring.common.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparring.common.data.Signal;
import org.sparring.common.data.Tokens;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.Numerics;
import org.sparring.common.model.Pass;
import org.sparring.common.random.Draw;

/** The head in chunks of rows: numbers and gradients are those of the whole, memory is less. */
class LogitsBudgetTest {
  private static final Set<Signal> SIGNALS = EnumSet.complementOf(EnumSet.of(Signal.HEAD));
  private static final long WHOLE = 1L << 30;

  private record Result(Pass pass, float[] gradient) {}

  private static Result run(Architecture shape, long budget, List<Tokens> traces) {
    Numerics numerics = new Numerics(1, 32, 8192, budget);
    try (LanguageModel model = Fixtures.model(shape, 0.2, numerics);
        Pass pass = model.forward(traces, SIGNALS, true)) {
      pass.backward((trace, signal) -> slopes(traces.get(trace), trace, signal));
      return new Result(pass, model.gradient());
    }
  }

  /** None for some traces: a signal may have slopes for others. */
  private static double[] slopes(Tokens tokens, int trace, Signal signal) {
    if ((trace + signal.ordinal()) % 4 == 0) {
      return null;
    }
    double[] slopes = new double[signal == Signal.SCORE ? 1 : tokens.length()];
    Draw draw = Draw.seed(23).with(trace).with(signal.name());
    Arrays.setAll(slopes, draw::gaussian);
    return slopes;
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void numbersAndGradientsDoNotDependOnTheChunk(Family family) {
    Architecture shape = Fixtures.tiny(family);
    List<Tokens> traces = Fixtures.traces(shape, 9);
    int row = Float.BYTES * shape.vocabulary();
    Result whole = run(shape, WHOLE, traces);
    for (long budget : new long[] {1, row, 2L * row + 3, 7L * row, 20L * row}) {
      Result chunked = run(shape, budget, traces);
      for (int i = 0; i < traces.size(); i++) {
        for (Signal signal : SIGNALS) {
          assertThat(chunked.pass.at(i, signal))
              .as("%s of %d, budget %d", signal, i, budget)
              .containsExactly(whole.pass.at(i, signal), within(1e-5));
        }
      }
      assertThat(difference(chunked.gradient, whole.gradient)).isLessThan(1e-5);
    }
  }

  private static double difference(float[] some, float[] all) {
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < all.length; i++) {
      largest = Math.max(largest, Math.abs(all[i]));
      difference = Math.max(difference, Math.abs(all[i] - some[i]));
    }
    return difference / largest;
  }

  /** All logits would be 128 MiB, several times over; everything else is less than 6 MiB. */
  @Test
  void memoryOfAPassIsBoundedByTheBudget() throws InterruptedException {
    Architecture shape =
        new Architecture(Family.GPT2, 16_384, 8, 1, 1, 1, 8, 64, true, 1e-5, 10_000, Set.of(), 0);
    List<Tokens> traces =
        IntStream.range(0, 40).mapToObj(i -> new Tokens(new int[] {i}, new int[51])).toList();
    peak(shape, 1L << 20, traces.subList(0, 4));
    long before = Pointer.physicalBytes();
    long chunked = peak(shape, 1L << 20, traces) - before;
    assertThat(chunked).isLessThan(48L << 20);
    assertThat(peak(shape, WHOLE, traces) - before).isGreaterThan(200L << 20);
  }

  /** The most memory that was seen while passes ran. */
  private static long peak(Architecture shape, long budget, List<Tokens> traces)
      throws InterruptedException {
    Set<Signal> signals = EnumSet.of(Signal.LOG_PROB, Signal.ENTROPY);
    long[] most = {0};
    Thread work =
        new Thread(
            () -> {
              Numerics numerics = new Numerics(1, 32, 8192, budget);
              try (LanguageModel model = Fixtures.model(shape, 0.02, numerics)) {
                for (int i = 0; i < 4; i++) {
                  try (Pass pass = model.forward(traces, signals, true)) {
                    pass.backward((trace, signal) -> slopes(traces.get(trace), 1, signal));
                  }
                }
              }
            });
    work.start();
    while (work.isAlive()) {
      most[0] = Math.max(most[0], Pointer.physicalBytes());
      Thread.sleep(1);
    }
    return most[0];
  }
}
