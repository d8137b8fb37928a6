package org.sparring.common.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.data.Signal;
import org.sparring.common.data.Tokens;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.Numerics;
import org.sparring.common.model.Pass;
import org.sparring.common.model.Slice;
import org.sparring.common.random.Draw;

/** Gradients against central differences along random directions of each tensor, in float. */
class GradientTest {
  private static final Set<Signal> SIGNALS = EnumSet.allOf(Signal.class);

  /** The whole head at once, and chunks of three rows. */
  @ParameterizedTest
  @CsvSource({"GPT2, 4194304", "LLAMA, 4194304", "GPT2, 132", "LLAMA, 132"})
  void everyTensorAgreesWithFiniteDifferences(Family family, long budget) {
    Architecture shape = Fixtures.tiny(family);
    try (LanguageModel model = Fixtures.model(shape, 0.2, new Numerics(1, 32, 8192, budget))) {
      List<Tokens> traces = Fixtures.traces(shape, 5);
      model.clearGradient();
      try (Pass pass = model.forward(traces, SIGNALS, true)) {
        pass.backward((trace, signal) -> slopes(traces.get(trace), trace, signal));
      }
      float[] gradient = model.gradient();
      float[] theta = model.parameters();
      double squares = 0;
      double errors = 0;
      for (Slice slice : model.layout().slices()) {
        double[] direction = direction(slice, gradient);
        double analytic = dot(slice, gradient, direction);
        double numeric = difference(model, traces, theta, slice, direction);
        assertThat(numeric).as(slice.name()).isCloseTo(analytic, within(1e-2 * Math.abs(analytic)));
        squares += analytic * analytic;
        errors += (analytic - numeric) * (analytic - numeric);
      }
      assertThat(Math.sqrt(errors / squares)).isLessThan(1e-3);
    }
  }

  private static double[] slopes(Tokens tokens, int trace, Signal signal) {
    int numbers =
        switch (signal) {
          case SCORE -> 1;
          case HEAD -> 3;
          default -> tokens.ids().length;
        };
    double[] slopes = new double[numbers];
    Draw draw = Draw.seed(21).with(trace).with(signal.name());
    for (int t = 0; t < slopes.length; t++) {
      slopes[t] = draw.gaussian(t);
    }
    return slopes;
  }

  /** Half the gradient itself, so that the derivative is not small, half noise. */
  private static double[] direction(Slice slice, float[] gradient) {
    double[] direction = new double[slice.size()];
    double norm = 0;
    for (int i = 0; i < direction.length; i++) {
      norm += gradient[slice.offset() + i] * (double) gradient[slice.offset() + i];
    }
    norm = Math.sqrt(norm);
    Draw draw = Draw.seed(22).with(slice.name());
    for (int i = 0; i < direction.length; i++) {
      direction[i] =
          gradient[slice.offset() + i] / norm + draw.gaussian(i) / Math.sqrt(direction.length);
    }
    return direction;
  }

  private static double dot(Slice slice, float[] gradient, double[] direction) {
    double sum = 0;
    for (int i = 0; i < direction.length; i++) {
      sum += gradient[slice.offset() + i] * direction[i];
    }
    return sum;
  }

  private static double difference(
      LanguageModel model, List<Tokens> traces, float[] theta, Slice slice, double[] direction) {
    double step = 3e-3;
    return (objective(model, traces, theta, slice, direction, step)
            - objective(model, traces, theta, slice, direction, -step))
        / (2 * step);
  }

  private static double objective(
      LanguageModel model,
      List<Tokens> traces,
      float[] theta,
      Slice slice,
      double[] direction,
      double step) {
    float[] moved = theta.clone();
    for (int i = 0; i < direction.length; i++) {
      moved[slice.offset() + i] += (float) (step * direction[i]);
    }
    model.load(moved);
    double sum = 0;
    try (Pass pass = model.forward(traces, SIGNALS, false)) {
      for (int trace = 0; trace < traces.size(); trace++) {
        for (Signal signal : SIGNALS) {
          double[] slopes = slopes(traces.get(trace), trace, signal);
          double[] numbers = pass.at(trace, signal);
          for (int t = 0; t < slopes.length; t++) {
            sum += slopes[t] * numbers[t];
          }
        }
      }
    }
    return sum;
  }
}
