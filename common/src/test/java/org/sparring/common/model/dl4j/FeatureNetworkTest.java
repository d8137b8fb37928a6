package org.sparring.common.model.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.sparring.common.data.Signal;
import org.sparring.common.data.Tokens;
import org.sparring.common.model.FeatureShape;
import org.sparring.common.model.HashedFeatures;
import org.sparring.common.model.Model;
import org.sparring.common.model.Models;
import org.sparring.common.model.Numerics;
import org.sparring.common.model.Pass;
import org.sparring.common.model.Shape;
import org.sparring.common.random.Draw;

class FeatureNetworkTest {
  private static final Set<Signal> SCORE = Set.of(Signal.SCORE);
  private static final List<Tokens> TRACES =
      List.of(
          new Tokens(new int[] {1, 2}, new int[] {3, 4, 3, 5}),
          new Tokens(new int[] {1}, new int[] {5, 5}),
          new Tokens(new int[] {2, 2, 2}, new int[] {}));
  private static final double[] SLOPES = {0.7, -1.3, 0.4};

  @ParameterizedTest
  @ValueSource(ints = {0, 5})
  void gradientIsTheDerivativeOfTheScores(int hidden) {
    FeatureShape shape = new FeatureShape(2, 16, hidden);
    float[] theta = start(shape);
    try (FeatureNetwork network = new FeatureNetwork(shape, DataType.DOUBLE)) {
      network.load(theta);
      try (Pass pass = network.forward(TRACES, SCORE, true)) {
        pass.backward((trace, signal) -> new double[] {SLOPES[trace]});
      }
      float[] gradient = network.gradient();
      // A power of two, so that moved parameters are what they are said to be.
      float step = 0x1.0p-10f;
      for (int i = 0; i < theta.length; i++) {
        float kept = theta[i];
        float up = kept + step;
        float down = kept - step;
        theta[i] = up;
        double more = weighted(network, theta);
        theta[i] = down;
        double less = weighted(network, theta);
        theta[i] = kept;
        double expected = (more - less) / ((double) up - down);
        double scale = Math.max(1e-3, Math.abs(expected) + Math.abs(gradient[i]));
        assertThat(Math.abs(gradient[i] - expected) / scale).as("parameter %d", i).isLessThan(1e-6);
      }
    }
  }

  private static double weighted(Model network, float[] theta) {
    network.load(theta);
    double sum = 0;
    try (Pass pass = network.forward(TRACES, SCORE, false)) {
      for (int t = 0; t < SLOPES.length; t++) {
        sum += SLOPES[t] * pass.at(t, Signal.SCORE)[0];
      }
    }
    return sum;
  }

  @Test
  void scoresDoNotDependOnTheBatch() {
    FeatureShape shape = new FeatureShape(3, 64, 8);
    try (Model network = Models.create(shape, new Numerics(1, 8, 4096))) {
      network.load(start(shape));
      try (Pass all = network.forward(TRACES, SCORE, false)) {
        for (int t = 0; t < TRACES.size(); t++) {
          try (Pass alone = network.forward(List.of(TRACES.get(t)), SCORE, false)) {
            assertThat(all.at(t, Signal.SCORE)[0])
                .isCloseTo(alone.at(0, Signal.SCORE)[0], within(1e-6));
          }
        }
      }
    }
  }

  @Test
  void linearModelIsADotProduct() {
    FeatureShape shape = new FeatureShape(1, 8, 0);
    float[] theta = new float[Models.layout(shape).size()];
    theta[shape.buckets()] = 2; // the response's length
    theta[theta.length - 1] = 0.5f; // the bias
    try (Model network = Models.create(shape, new Numerics(1, 8, 4096))) {
      network.load(theta);
      try (Pass pass = network.forward(TRACES, SCORE, false)) {
        assertThat(pass.at(0, Signal.SCORE)[0])
            .isCloseTo(0.5 + 2 * 0.1 * Math.log1p(4), within(1e-6));
      }
      assertThat(network.parameters()).isEqualTo(theta);
    }
  }

  /** All responses to a prompt have one score, which is that of the prompt read as a response. */
  @Test
  void aNetworkOfPromptsReadsNoResponse() {
    FeatureShape prompts = new FeatureShape(2, 16, 3, FeatureShape.Of.PROMPT);
    HashedFeatures features = new HashedFeatures(prompts);
    int[] prompt = {4, 7, 7};
    float[] one = features.of(new Tokens(prompt, new int[] {1, 2, 3}));
    assertThat(one).isEqualTo(features.of(new Tokens(prompt, new int[0])));
    assertThat(one).isNotEqualTo(features.of(new Tokens(new int[] {4, 7, 8}, new int[0])));
    assertThat(one)
        .isEqualTo(new HashedFeatures(new FeatureShape(2, 16, 3)).of(new Tokens(prompt, prompt)));
  }

  @Test
  void aShapeThatDoesNotSayWhatItReadsReadsResponses() throws JsonProcessingException {
    String written = "{\"kind\":\"features\",\"ngrams\":2,\"buckets\":8,\"hidden\":0}";
    assertThat(new ObjectMapper().readValue(written, Shape.class))
        .isEqualTo(new FeatureShape(2, 8, 0));
  }

  @Test
  void otherSignalsAreRefused() {
    FeatureShape shape = new FeatureShape(1, 8, 0);
    try (Model network = Models.create(shape, new Numerics(1, 8, 4096))) {
      assertThatThrownBy(() -> network.forward(TRACES, Set.of(Signal.VALUE), false))
          .hasMessageContaining("SCORE");
    }
  }

  private static float[] start(FeatureShape shape) {
    return Models.initial(shape, Draw.seed(3));
  }
}
