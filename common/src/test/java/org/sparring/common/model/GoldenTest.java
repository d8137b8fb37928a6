package org.sparring.common.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparring.common.data.Decoding;
import org.sparring.common.data.Signal;
import org.sparring.common.data.Tokens;
import org.sparring.common.fleet.DriverSite;
import org.sparring.common.model.LanguageModel.Ask;
import org.sparring.common.model.LanguageModel.Continuation;
import org.sparring.common.model.checkpoint.Checkpoint;
import org.sparring.common.model.checkpoint.Checkpoints;
import org.sparring.common.random.Draw;

/** Two published checkpoints give the numbers of the program that they were made with. */
class GoldenTest {
  private static Path models() {
    Path models = Path.of(System.getProperty("sparring.shared", ""), "data/models");
    Path golden = models.resolve("golden.json");
    Assumptions.assumeTrue(Files.exists(golden), () -> golden + " is absent");
    return models;
  }

  private static JsonNode golden(String model) throws IOException {
    return new ObjectMapper()
        .readTree(models().resolve("golden.json").toFile())
        .path("models")
        .path(model);
  }

  private static LanguageModel loaded(Checkpoint checkpoint) {
    LanguageModel model = Models.create(checkpoint.architecture(), new Numerics(1, 4, 4096));
    model.load(checkpoint.parameters());
    return model;
  }

  private static Checkpoint checkpoint(String model) {
    String folder = models().resolve(model).toString();
    return Checkpoints.read(folder, Set.of(), new Configuration());
  }

  private static int[] ints(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
  }

  private static double[] doubles(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tinystories-279k", "tinystories-936k"})
  void greedySamplesAreTheSameIdsAndText(String name) throws IOException {
    JsonNode golden = golden(name);
    int[] prompt = ints(golden.path("prompt_ids"));
    int[] greedy = ints(golden.path("greedy_ids"));
    int[] expected = Arrays.copyOfRange(greedy, prompt.length, greedy.length);
    assertThat(expected).hasSizeGreaterThan(100);
    Checkpoint checkpoint = checkpoint(name);
    try (LanguageModel model = loaded(checkpoint)) {
      Ask ask = new Ask(prompt, Draw.seed(1));
      Decoding decoding = Decoding.greedy(expected.length);
      Continuation drawn =
          model.sample(List.of(ask, ask), decoding, new int[0], 4, new DriverSite()).get(0);
      assertThat(drawn.ids()).isEqualTo(expected);
      assertThat(checkpoint.tokenizer().decode(drawn.ids()).strip())
          .isEqualTo(golden.path("greedy_text").asText().strip());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tinystories-279k", "tinystories-936k"})
  void logProbabilitiesAreTheSame(String name) throws IOException {
    JsonNode golden = golden(name);
    try (LanguageModel model = loaded(checkpoint(name))) {
      for (String which : List.of("greedy", "random")) {
        int[] ids = ints(golden.path(which + "_ids"));
        double[] expected = doubles(golden.path(which + "_logprobs"));
        Tokens tokens = new Tokens(Arrays.copyOf(ids, 1), Arrays.copyOfRange(ids, 1, ids.length));
        assertThat(expected).hasSize(ids.length - 1).isNotEmpty();
        try (Pass pass = model.forward(List.of(tokens), Set.of(Signal.LOG_PROB), false)) {
          assertThat(pass.at(0, Signal.LOG_PROB)).as(which).containsExactly(expected, within(1e-4));
        }
      }
    }
  }
}
