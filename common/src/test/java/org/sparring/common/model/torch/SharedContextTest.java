package org.sparring.common.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparring.common.data.Signal;
import org.sparring.common.data.Tokens;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.Pass;
import org.sparring.common.random.Draw;

/** A prompt that several responses share is read once, and nothing but the cost changes. */
class SharedContextTest {
  private static final Set<Signal> SIGNALS = EnumSet.complementOf(EnumSet.of(Signal.HEAD));
  private static final int CONTEXT = 20;

  /** Two prompts with responses of several lengths, none included, and sequences of their own. */
  private static List<Tokens> traces(Architecture shape) {
    List<Tokens> traces = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      Draw draw = Draw.seed(41).with(i);
      int[] context = ids(shape, Draw.seed(42).with(i % 3), i % 3 == 2 ? 3 : CONTEXT + i % 3);
      traces.add(new Tokens(context, ids(shape, draw, i % 5)));
    }
    return traces;
  }

  private static int[] ids(Architecture shape, Draw draw, int length) {
    int[] ids = new int[length];
    Arrays.setAll(ids, t -> draw.below(shape.vocabulary(), t));
    return ids;
  }

  private static double[] slopes(Tokens tokens, int trace, Signal signal) {
    double[] slopes = new double[signal == Signal.SCORE ? 1 : tokens.length()];
    Draw draw = Draw.seed(43).with(trace).with(signal.name());
    Arrays.setAll(slopes, draw::gaussian);
    return slopes;
  }

  @Test
  void aSharedPromptIsLaidOnce() {
    Architecture shape = Fixtures.tiny(Family.GPT2);
    List<Tokens> traces = traces(shape);
    int[] all = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    int alone = 3 * 3 + 2 + 0 + 3;
    int shared = CONTEXT + 0 + 3 + 1 + CONTEXT + 1 + 1 + 4 + 2;
    Batch batch = Batch.of(all, traces);
    assertThat(batch.ids()).hasSize(alone + shared);
    assertThat(batch.stretches().stream().mapToInt(Stretch::rows).sum())
        .isEqualTo(batch.ids().length);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void numbersAndGradientsAreThoseOfEachSequenceAlone(Family family) {
    Architecture shape = Fixtures.tiny(family);
    List<Tokens> traces = traces(shape);
    try (LanguageModel together = Fixtures.model(shape, 0.2);
        LanguageModel alone = Fixtures.model(shape, 0.2);
        Pass pass = together.forward(traces, SIGNALS, true)) {
      for (int i = 0; i < traces.size(); i++) {
        int trace = i;
        try (Pass one = alone.forward(List.of(traces.get(i)), SIGNALS, true)) {
          for (Signal signal : SIGNALS) {
            if (traces.get(i).length() > 0 || signal == Signal.SCORE) {
              assertThat(pass.at(i, signal))
                  .as("%s of %d", signal, i)
                  .containsExactly(one.at(0, signal), within(1e-5));
            }
          }
          one.backward((none, signal) -> slopes(traces.get(trace), trace, signal));
        }
      }
      pass.backward((trace, signal) -> slopes(traces.get(trace), trace, signal));
      float[] expected = alone.gradient();
      float[] found = together.gradient();
      double largest = 0;
      for (float each : expected) {
        largest = Math.max(largest, Math.abs(each));
      }
      assertThat(largest).isPositive();
      assertThat(found).containsExactly(expected, within((float) (1e-5 * largest)));
    }
  }
}
