package org.sparring.common.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Signal;
import org.sparring.common.data.Tokens;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.LanguageModel.Ask;
import org.sparring.common.model.LanguageModel.Continuation;
import org.sparring.common.model.Models;
import org.sparring.common.model.Pass;

/** Samples that several models draw together. */
class MixtureTest {
  private static final int[] EOS = {Fixtures.EOS};

  @Test
  void everyTokenIsDrawnFromTheWeightedSumOfLogits() {
    Architecture one = Fixtures.tiny(Family.GPT2);
    Architecture other = Fixtures.tiny(Family.LLAMA);
    try (LanguageModel first = Fixtures.model(one, 0.2);
        LanguageModel second = Fixtures.model(other, 0.3)) {
      List<Ask> asks = Fixtures.asks(one, 5, 4);
      List<Continuation> drawn =
          Models.mixture(List.of(first, second), List.of(0.75, 0.25))
              .sample(asks, Decoding.sampling(1.0, 6), EOS, 7, Fixtures.site());
      for (int i = 0; i < asks.size(); i++) {
        int[] context = asks.get(i).context();
        for (int t = 0; t < drawn.get(i).ids().length; t++) {
          double[] mixed = mixed(all(first, one, context), all(second, other, context));
          int id = drawn.get(i).ids()[t];
          assertThat(drawn.get(i).samplerLogProbs()[t]).isCloseTo(mixed[id], within(1e-5));
          context = Arrays.copyOf(context, context.length + 1);
          context[context.length - 1] = id;
        }
      }
    }
  }

  /** Log-probabilities of a mixture of three quarters and one. */
  private static double[] mixed(double[] one, double[] other) {
    double[] sum = new double[one.length];
    double total = 0;
    for (int id = 0; id < sum.length; id++) {
      sum[id] = 0.75 * one[id] + 0.25 * other[id];
      total += Math.exp(sum[id]);
    }
    for (int id = 0; id < sum.length; id++) {
      sum[id] -= Math.log(total);
    }
    return sum;
  }

  /** The log-probability of every id after a context. */
  private static double[] all(LanguageModel model, Architecture shape, int[] context) {
    List<Tokens> traces = new ArrayList<>();
    for (int id = 0; id < shape.vocabulary(); id++) {
      traces.add(new Tokens(context, new int[] {id}));
    }
    double[] logProbs = new double[traces.size()];
    try (Pass pass = model.forward(traces, Set.of(Signal.LOG_PROB), false)) {
      for (int id = 0; id < logProbs.length; id++) {
        logProbs[id] = pass.at(id, Signal.LOG_PROB)[0];
      }
    }
    return logProbs;
  }

  @Test
  void aModelWithItselfIsTheModel() {
    Architecture shape = Fixtures.tiny(Family.LLAMA);
    try (LanguageModel model = Fixtures.model(shape, 0.2)) {
      List<Ask> asks = Fixtures.asks(shape, 6, 2);
      List<Continuation> alone =
          model.sample(asks, Decoding.sampling(0.8, 6), EOS, 3, Fixtures.site());
      List<Continuation> mixed =
          Models.mixture(List.of(model, model), List.of(0.5, 0.5))
              .sample(asks, Decoding.sampling(0.8, 6), EOS, 3, Fixtures.site());
      for (int i = 0; i < alone.size(); i++) {
        assertThat(mixed.get(i).ids()).isEqualTo(alone.get(i).ids());
        assertThat(mixed.get(i).finish()).isEqualTo(alone.get(i).finish());
      }
    }
  }

  @Test
  void vocabulariesMustBeEqual() {
    Architecture shape = Fixtures.tiny(Family.GPT2);
    Architecture wider =
        new Architecture(
            shape.family(),
            shape.vocabulary() + 1,
            shape.width(),
            shape.layers(),
            shape.heads(),
            shape.keyHeads(),
            shape.hidden(),
            shape.positions(),
            shape.tied(),
            shape.epsilon(),
            shape.theta(),
            shape.outputs(),
            shape.head());
    try (LanguageModel one = Fixtures.model(shape, 0.2);
        LanguageModel other = Fixtures.model(wider, 0.2)) {
      assertThatThrownBy(() -> Models.mixture(List.of(one, other), List.of(0.5, 0.5)))
          .hasMessageContaining("one vocabulary");
    }
  }
}
