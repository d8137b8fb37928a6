package org.sparring.common.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

/** Who shares a batch, and what fills it up, never changes a sequence's log-probabilities. */
class PaddingTest {
  private static final int MOST = 47;

  /** From two tokens to all positions but one, without id 0. */
  private static List<Tokens> unlike(Architecture shape) {
    List<Tokens> traces = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Draw draw = Draw.seed(31).with(i);
      int length = 2 + (MOST - 2) * i / 11;
      int context = 1 + draw.below(length - 1, 0);
      traces.add(
          new Tokens(
              ids(shape, draw.with("context"), context),
              ids(shape, draw.with("ids"), length - context)));
    }
    return traces;
  }

  private static int[] ids(Architecture shape, Draw draw, int length) {
    int[] ids = new int[length];
    for (int t = 0; t < length; t++) {
      ids[t] = 1 + draw.below(shape.vocabulary() - 1, t);
    }
    return ids;
  }

  private static List<double[]> logProbs(LanguageModel model, List<Tokens> traces) {
    try (Pass pass = model.forward(traces, Set.of(Signal.LOG_PROB), false)) {
      List<double[]> all = new ArrayList<>();
      for (int i = 0; i < traces.size(); i++) {
        all.add(pass.at(i, Signal.LOG_PROB));
      }
      return all;
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void logProbabilitiesAreThoseOfEachSequenceAlone(Family family) {
    Architecture shape = Fixtures.tiny(family);
    List<Tokens> traces = unlike(shape);
    for (int batchTokens : new int[] {1, 100, 8192}) {
      try (LanguageModel model = Fixtures.model(shape, 0.2, new Numerics(1, 32, batchTokens))) {
        List<double[]> alone = new ArrayList<>();
        traces.forEach(each -> alone.addAll(logProbs(model, List.of(each))));
        for (int composition = 0; composition < 12; composition++) {
          List<Integer> chosen = chosen(traces.size(), Draw.seed(32).with(composition));
          List<double[]> together = logProbs(model, chosen.stream().map(traces::get).toList());
          for (int i = 0; i < chosen.size(); i++) {
            assertThat(together.get(i))
                .as("sequence %d in %s", chosen.get(i), chosen)
                .containsExactly(alone.get(chosen.get(i)), within(1e-5));
          }
        }
      }
    }
  }

  /** Some sequences in some order; one may come twice. */
  private static List<Integer> chosen(int count, Draw draw) {
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < 2 + draw.below(count, 100); i++) {
      chosen.add(draw.below(count, i));
    }
    return chosen;
  }

  /** Batches are filled up with id 0, whose embedding alone is changed: the bits stay. */
  @ParameterizedTest
  @EnumSource(Family.class)
  void whatFillsABatchIsNeverSeen(Family family) {
    Architecture shape = free(Fixtures.tiny(family));
    List<Tokens> traces = unlike(shape);
    try (LanguageModel model = Fixtures.model(shape, 0.2)) {
      List<double[]> before = logProbs(model, traces);
      List<Tokens> showing = List.of(new Tokens(new int[] {0}, new int[] {1}));
      double seen = logProbs(model, showing).get(0)[0];
      float[] theta = model.parameters();
      for (int i = 0; i < shape.width(); i++) {
        theta[i] = 100 * (i % 3 - 1);
      }
      model.load(theta);
      List<double[]> after = logProbs(model, traces);
      for (int i = 0; i < traces.size(); i++) {
        assertThat(after.get(i)).isEqualTo(before.get(i));
      }
      assertThat(logProbs(model, showing).get(0)[0]).isNotCloseTo(seen, within(1e-2));
    }
  }

  /** With a head of its own, so that an embedding is seen only where its token is. */
  private static Architecture free(Architecture shape) {
    return new Architecture(
        shape.family(),
        shape.vocabulary(),
        shape.width(),
        shape.layers(),
        shape.heads(),
        shape.keyHeads(),
        shape.hidden(),
        shape.positions(),
        false,
        shape.epsilon(),
        shape.theta(),
        shape.outputs(),
        shape.head());
  }
}
