package org.sparring.common.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Finish;
import org.sparring.common.data.Signal;
import org.sparring.common.data.Tokens;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.LanguageModel.Ask;
import org.sparring.common.model.LanguageModel.Continuation;
import org.sparring.common.model.Pass;
import org.sparring.common.random.Draw;

/** Sampling with a key-value cache against full forward passes. */
class SamplingTest {
  private static final int[] EOS = {Fixtures.EOS};

  @ParameterizedTest
  @EnumSource(Family.class)
  void cachedLogProbabilitiesAreThoseOfAFullForward(Family family) {
    Architecture shape = Fixtures.tiny(family);
    try (LanguageModel model = Fixtures.model(shape, 0.2)) {
      List<Ask> asks = Fixtures.asks(shape, 5, 4);
      List<Continuation> drawn =
          model.sample(asks, Decoding.sampling(1.0, 6), EOS, 7, Fixtures.site());
      assertThat(drawn).extracting(Continuation::finish).contains(Finish.EOS, Finish.LENGTH);
      List<Tokens> traces = new ArrayList<>();
      for (int i = 0; i < asks.size(); i++) {
        traces.add(new Tokens(asks.get(i).context(), drawn.get(i).ids()));
      }
      try (Pass pass = model.forward(traces, Set.of(Signal.LOG_PROB), false)) {
        for (int i = 0; i < asks.size(); i++) {
          assertThat(drawn.get(i).samplerLogProbs())
              .containsExactly(pass.at(i, Signal.LOG_PROB), within(1e-5));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void greedyTakesTheMostLikelyTokenOfAFullForward(Family family) {
    Architecture shape = Fixtures.tiny(family);
    try (LanguageModel model = Fixtures.model(shape, 0.2)) {
      List<Ask> asks = Fixtures.asks(shape, 4, 1);
      List<Continuation> drawn = model.sample(asks, Decoding.greedy(8), EOS, 3, Fixtures.site());
      for (int i = 0; i < asks.size(); i++) {
        int[] context = asks.get(i).context();
        for (int id : drawn.get(i).ids()) {
          assertThat(id).isEqualTo(argmax(exact(model, shape, context)));
          context = join(context, id);
        }
        assertThat(drawn.get(i).samplerLogProbs()).containsOnly(0.0);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void theSameAsksGiveTheSameBitsAndOneAloneGivesTheSameIds(Family family) {
    Architecture shape = Fixtures.tiny(family);
    try (LanguageModel model = Fixtures.model(shape, 0.2)) {
      List<Ask> asks = Fixtures.asks(shape, 6, 5);
      Decoding decoding = new Decoding(0.8, 6, 0.95, 16, false);
      List<Continuation> once = model.sample(asks, decoding, EOS, 32, Fixtures.site());
      List<Continuation> again = model.sample(asks, decoding, EOS, 32, Fixtures.site());
      for (int i = 0; i < asks.size(); i++) {
        assertThat(again.get(i).ids()).isEqualTo(once.get(i).ids());
        assertThat(again.get(i).samplerLogProbs()).isEqualTo(once.get(i).samplerLogProbs());
        Continuation alone =
            model.sample(List.of(asks.get(i)), decoding, EOS, 32, Fixtures.site()).get(0);
        assertThat(alone.ids()).isEqualTo(once.get(i).ids());
        assertThat(alone.samplerLogProbs())
            .containsExactly(once.get(i).samplerLogProbs(), within(1e-5));
      }
    }
  }

  @Test
  void frequenciesFollowTheModel() {
    Architecture shape = Fixtures.tiny(Family.LLAMA);
    try (LanguageModel model = Fixtures.model(shape, 0.2)) {
      int[] context = {2, 5, 3};
      int draws = 4000;
      List<Ask> asks = new ArrayList<>();
      for (int i = 0; i < draws; i++) {
        asks.add(new Ask(context, Draw.seed(5).with(i)));
      }
      int[] counts = new int[shape.vocabulary()];
      model
          .sample(asks, Decoding.sampling(1.0, 1), EOS, 512, Fixtures.site())
          .forEach(drawn -> counts[drawn.ids()[0]]++);
      double[] logProbs = exact(model, shape, context);
      double chiSquare = 0;
      for (int id = 0; id < counts.length; id++) {
        double expected = draws * Math.exp(logProbs[id]);
        chiSquare += (counts[id] - expected) * (counts[id] - expected) / expected;
      }
      assertThat(chiSquare).as("99.9 %% point of chi-square with 10 degrees").isLessThan(29.59);
    }
  }

  @Test
  void stopsAtTheLastPosition() {
    Architecture shape = Fixtures.tiny(Family.GPT2);
    try (LanguageModel model = Fixtures.model(shape, 0.2)) {
      Ask nearlyFull = new Ask(new int[shape.positions() - 3], Draw.seed(1));
      Ask full = new Ask(new int[shape.positions()], Draw.seed(1));
      List<Continuation> drawn =
          model.sample(
              List.of(nearlyFull, full),
              Decoding.sampling(1.0, 50),
              new int[0],
              2,
              Fixtures.site());
      assertThat(drawn.get(0).ids()).hasSize(3);
      assertThat(drawn.get(1).ids()).isEmpty();
      assertThat(drawn).extracting(Continuation::finish).containsOnly(Finish.LENGTH);
    }
  }

  @Test
  void aModelThatOverflowedGivesErrorsAndNoTokens() {
    Architecture shape = Fixtures.tiny(Family.GPT2);
    try (LanguageModel model = Fixtures.model(shape, 0.2)) {
      float[] theta = model.parameters();
      theta[0] = Float.NaN;
      model.load(theta);
      for (Decoding decoding : List.of(Decoding.greedy(4), Decoding.sampling(1, 4))) {
        Continuation drawn =
            model
                .sample(
                    List.of(new Ask(new int[] {0}, Draw.seed(1))),
                    decoding,
                    EOS,
                    1,
                    Fixtures.site())
                .get(0);
        assertThat(drawn.finish()).isEqualTo(Finish.ERROR);
        assertThat(drawn.ids()).isEmpty();
      }
      try (Pass pass =
          model.forward(
              List.of(new Tokens(new int[] {0}, new int[] {1})), Set.of(Signal.LOG_PROB), false)) {
        assertThat(pass.at(0, Signal.LOG_PROB)).containsExactly(Double.NaN);
      }
    }
  }

  @Test
  void anEmptyContextIsRefused() {
    try (LanguageModel model = Fixtures.model(Fixtures.tiny(Family.GPT2), 0.2)) {
      List<Ask> asks = List.of(new Ask(new int[0], Draw.seed(1)));
      assertThatThrownBy(() -> model.sample(asks, Decoding.greedy(1), EOS, 1, Fixtures.site()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("beginning-of-sequence");
    }
  }

  /** Log-probabilities of every next id. */
  private static double[] exact(LanguageModel model, Architecture shape, int[] context) {
    List<Tokens> traces = new ArrayList<>();
    for (int id = 0; id < shape.vocabulary(); id++) {
      traces.add(new Tokens(context, new int[] {id}));
    }
    double[] logProbs = new double[shape.vocabulary()];
    try (Pass pass = model.forward(traces, Set.of(Signal.LOG_PROB), false)) {
      for (int id = 0; id < logProbs.length; id++) {
        logProbs[id] = pass.at(id, Signal.LOG_PROB)[0];
      }
    }
    return logProbs;
  }

  private static int argmax(double[] numbers) {
    int best = 0;
    for (int i = 1; i < numbers.length; i++) {
      best = numbers[i] > numbers[best] ? i : best;
    }
    return best;
  }

  private static int[] join(int[] ids, int id) {
    int[] joined = Arrays.copyOf(ids, ids.length + 1);
    joined[ids.length] = id;
    return joined;
  }
}
