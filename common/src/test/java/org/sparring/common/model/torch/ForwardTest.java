package org.sparring.common.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Moves;
import org.sparring.common.data.Signal;
import org.sparring.common.data.Tokens;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.Models;
import org.sparring.common.model.Numerics;
import org.sparring.common.model.Pass;

/** What a forward pass promises: the composition of its batch never changes a number. */
class ForwardTest {
  private static final Set<Signal> SIGNALS = EnumSet.complementOf(EnumSet.of(Signal.HEAD));

  @ParameterizedTest
  @EnumSource(Family.class)
  void numbersAreThoseOfEachSequenceAlone(Family family) {
    Architecture shape = Fixtures.tiny(family);
    List<Tokens> traces = Fixtures.traces(shape, 9);
    try (LanguageModel model = Fixtures.model(shape, 0.2);
        Pass together = model.forward(traces, SIGNALS, false)) {
      for (int i = 0; i < traces.size(); i++) {
        try (Pass alone = model.forward(traces.subList(i, i + 1), SIGNALS, false)) {
          for (Signal signal : SIGNALS) {
            assertThat(together.at(i, signal))
                .as("%s of %d", signal, i)
                .containsExactly(alone.at(0, signal), within(1e-5));
          }
        }
      }
    }
  }

  /** Row 1 of the k-way head is made the score head. */
  @ParameterizedTest
  @EnumSource(Family.class)
  void theHeadOfKReadsWhatTheScoreHeadReads(Family family) {
    Architecture shape = Fixtures.tiny(family);
    List<Tokens> traces = Fixtures.traces(shape, 9);
    try (LanguageModel model = Fixtures.model(shape, 0.2)) {
      float[] theta = model.parameters();
      Map<String, Integer> offsets = new HashMap<>();
      model.layout().slices().forEach(each -> offsets.put(each.name(), each.offset()));
      int row = offsets.get("head.weight") + shape.width();
      System.arraycopy(theta, offsets.get("score.weight"), theta, row, shape.width());
      theta[offsets.get("head.bias") + 1] = theta[offsets.get("score.bias")];
      model.load(theta);
      try (Pass pass = model.forward(traces, Set.of(Signal.HEAD, Signal.SCORE), false)) {
        for (int i = 0; i < traces.size(); i++) {
          double[] numbers = pass.at(i, Signal.HEAD);
          assertThat(numbers).hasSize(3);
          assertThat(numbers[1]).isCloseTo(pass.at(i, Signal.SCORE)[0], within(1e-5));
          assertThat(numbers[0]).isNotCloseTo(numbers[1], within(1e-3));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void gradientsDoNotDependOnTheCuts(Family family) {
    Architecture shape = Fixtures.tiny(family);
    List<Tokens> traces = Fixtures.traces(shape, 9);
    float[] whole = gradient(shape, Fixtures.NUMERICS, traces);
    float[] cut = gradient(shape, new Numerics(1, 32, 30), traces);
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < whole.length; i++) {
      largest = Math.max(largest, Math.abs(whole[i]));
      difference = Math.max(difference, Math.abs(whole[i] - cut[i]));
    }
    assertThat(difference).isLessThan(1e-5 * largest);
  }

  private static float[] gradient(Architecture shape, Numerics numerics, List<Tokens> traces) {
    try (LanguageModel start = Fixtures.model(shape, 0.2);
        LanguageModel model = Models.create(shape, numerics)) {
      model.load(start.parameters());
      try (Pass pass = model.forward(traces, Set.of(Signal.LOG_PROB), true)) {
        pass.backward((trace, signal) -> ones(traces.get(trace).length()));
      }
      return model.gradient();
    }
  }

  private static double[] ones(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void probabilitiesSumToOneAndGiveEntropyAndCollision(Family family) {
    Architecture shape = Fixtures.tiny(family);
    List<Tokens> traces =
        IntStream.range(0, shape.vocabulary())
            .mapToObj(id -> new Tokens(new int[] {3, 4}, new int[] {id}))
            .toList();
    try (LanguageModel model = Fixtures.model(shape, 0.2);
        Pass pass = model.forward(traces, SIGNALS, false)) {
      double sum = 0;
      double entropy = 0;
      double collision = 0;
      for (int id = 0; id < traces.size(); id++) {
        double logProb = pass.at(id, Signal.LOG_PROB)[0];
        sum += Math.exp(logProb);
        entropy -= Math.exp(logProb) * logProb;
        collision += Math.exp(2 * logProb);
      }
      assertThat(sum).isCloseTo(1, within(1e-5));
      assertThat(pass.at(0, Signal.ENTROPY)[0]).isCloseTo(entropy, within(1e-5));
      assertThat(pass.at(0, Signal.COLLISION)[0]).isCloseTo(collision, within(1e-5));
    }
  }

  @Test
  void cutsKeepTheOrderAndTheBudget() {
    int[] lengths = {300, 300, 300, 900, 3};
    assertThat(Batch.cut(lengths, 700))
        .containsExactly(new int[] {0, 1}, new int[] {2}, new int[] {3}, new int[] {4});
    assertThat(Batch.cut(lengths, 10_000)).containsExactly(new int[] {0, 1, 2, 3, 4});
  }

  @Test
  void gradientsGatherUntilTheyAreCleared() {
    Architecture shape = Fixtures.tiny(Family.LLAMA);
    List<Tokens> traces = Fixtures.traces(shape, 3);
    try (LanguageModel model = Fixtures.model(shape, 0.2)) {
      backward(model, traces);
      float[] once = model.gradient();
      backward(model, traces);
      float[] twice = model.gradient();
      for (int i = 0; i < once.length; i++) {
        assertThat(twice[i]).isEqualTo(2 * once[i]);
      }
      model.clearGradient();
      assertThat(model.gradient()).containsOnly(0f);
    }
  }

  private static void backward(LanguageModel model, List<Tokens> traces) {
    try (Pass pass = model.forward(traces, Set.of(Signal.LOG_PROB, Signal.VALUE), true)) {
      pass.backward(
          (trace, signal) ->
              signal == Signal.VALUE && trace == 1 ? null : ones(traces.get(trace).length()));
    }
  }

  @Test
  void whatCannotBeReadIsRefusedWithItsNumber() {
    Architecture shape = Fixtures.tiny(Family.GPT2);
    try (LanguageModel model = Fixtures.model(shape, 0.2)) {
      refused(model, new Tokens(new int[] {0}, new int[] {11}), "id 11", "vocabulary of 11");
      refused(model, new Tokens(new int[] {-1}, new int[] {1}), "id -1");
      assertThatThrownBy(
              () ->
                  model.forward(
                      List.of(new Tokens(new int[40], new int[9])), Set.of(Signal.LOG_PROB), false))
          .isInstanceOf(UserException.class)
          .hasMessageContainingAll("49", "48 positions", "models.NAME.positions");
      refused(model, new Tokens(new int[0], new int[] {1}), "beginning-of-sequence");
      assertThatThrownBy(
              () ->
                  model.forward(
                      List.of(new Moves(new float[1][1], new float[1][1], new boolean[0][])),
                      Set.of(Signal.LOG_PROB),
                      false))
          .hasMessageContaining("moves");
      assertThatThrownBy(() -> model.load(new float[3]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(Integer.toString(model.layout().size()))
          .hasMessageContaining("3");
      Architecture bare =
          new Architecture(Family.GPT2, 11, 16, 2, 4, 4, 24, 48, true, 1e-5, 1, Set.of(), 0);
      for (Signal signal : List.of(Signal.HEAD, Signal.SCORE, Signal.VALUE)) {
        assertThatThrownBy(() -> new Limits(bare).check(Set.of(signal)))
            .hasMessageContaining("no head for " + signal);
      }
    }
  }

  private static void refused(LanguageModel model, Tokens trace, String... parts) {
    assertThatThrownBy(() -> model.forward(List.of(trace), Set.of(Signal.LOG_PROB), false))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains(parts);
  }

  @Test
  void slopesOfTheWrongLengthAndASecondBackwardAreRefused() {
    Architecture shape = Fixtures.tiny(Family.GPT2);
    List<Tokens> traces = List.of(new Tokens(new int[] {0}, new int[] {1, 2}));
    try (LanguageModel model = Fixtures.model(shape, 0.2)) {
      try (Pass pass = model.forward(traces, Set.of(Signal.LOG_PROB), true)) {
        assertThatThrownBy(() -> pass.backward((trace, signal) -> new double[3]))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("2 numbers")
            .hasMessageContaining("3 slopes");
        assertThatThrownBy(() -> pass.backward((trace, signal) -> new double[2]))
            .isInstanceOf(IllegalStateException.class);
      }
      try (Pass pass = model.forward(traces, Set.of(Signal.LOG_PROB), false)) {
        assertThatThrownBy(() -> pass.backward((trace, signal) -> new double[2]))
            .isInstanceOf(IllegalStateException.class);
      }
    }
  }
}
