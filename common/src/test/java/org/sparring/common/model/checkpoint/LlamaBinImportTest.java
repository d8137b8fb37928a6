package org.sparring.common.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparring.common.config.UserException;

class LlamaBinImportTest {
  private static Path shared(String name) {
    Path file = Path.of(System.getProperty("sparring.shared", ""), "data/models", name);
    Assumptions.assumeTrue(Files.exists(file), () -> file + " is absent");
    return file;
  }

  private static Weights read(byte[] file) throws IOException {
    return LlamaBinImport.read(new ByteArrayInputStream(file), file.length, "model.bin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tinystories-279k", "tinystories-936k"})
  void importedWeightsComputeWhatTheOriginalDoes(String model) throws Exception {
    JsonNode golden =
        new ObjectMapper().readTree(shared("golden.json").toFile()).path("models").path(model);
    Weights weights = read(Files.readAllBytes(shared(model + "/model.bin")));
    assertThat(weights.architecture().vocabulary())
        .isEqualTo(golden.path("config").path("vocab").asInt());
    assertThat(weights.tensors().values().stream().mapToLong(t -> t.values().length).sum())
        .isEqualTo(golden.path("parameters").asLong());
    compare(golden, weights, "random");
    compare(golden, weights, "greedy");
  }

  private static void compare(JsonNode golden, Weights weights, String which) {
    ReferenceLlama model = new ReferenceLlama(weights);
    JsonNode ids = golden.path(which + "_ids");
    JsonNode expected = golden.path(which + "_logprobs");
    assertThat(expected.size()).isPositive();
    for (int t = 0; t < Math.min(30, expected.size()); t++) {
      double[] logits = model.next(ids.get(t).asInt());
      assertThat(ReferenceLlama.logProb(logits, ids.get(t + 1).asInt()))
          .as("%s log-probability %d", which, t)
          .isCloseTo(expected.get(t).asDouble(), within(2e-5));
    }
  }

  /** Width 4, hidden 1, one layer, one head of size 4, one position. */
  private static byte[] small(int vocabulary, int numbers) {
    ByteBuffer file = ByteBuffer.allocate(28 + 4 * numbers).order(ByteOrder.LITTLE_ENDIAN);
    for (int each : new int[] {4, 1, 1, 1, 1, vocabulary, 1}) {
      file.putInt(each);
    }
    for (int i = 0; i < numbers; i++) {
      file.putFloat(i);
    }
    return file.array();
  }

  private static int numbers(int vocabulary) {
    return 4 * vocabulary + 4 + 4 * 16 + 4 + 3 * 4 + 4 + 4;
  }

  @Test
  void rowsOfPairsBecomeRowsOfHalves() throws Exception {
    Weights weights = read(small(2, numbers(2)));
    float[] query = weights.tensors().get("model.layers.0.self_attn.q_proj.weight").values();
    assertThat(query)
        .containsExactly(12, 13, 14, 15, 20, 21, 22, 23, 16, 17, 18, 19, 24, 25, 26, 27);
    float[] value = weights.tensors().get("model.layers.0.self_attn.v_proj.weight").values();
    assertThat(value).startsWith(44, 45, 46, 47, 48);
    assertThat(weights.architecture().tied()).isTrue();
  }

  @Test
  void aNegativeVocabularyHasItsOwnHead() throws Exception {
    Weights weights = read(small(-2, numbers(2) + 8));
    assertThat(weights.architecture().tied()).isFalse();
    assertThat(weights.architecture().vocabulary()).isEqualTo(2);
    int first = numbers(2);
    assertThat(weights.tensors().get("lm_head.weight").values()).startsWith(first, first + 1);
  }

  @Test
  void refusesWhatItIsNot() {
    byte[] file = small(2, numbers(2));
    assertThatThrownBy(() -> read(Arrays.copyOf(file, file.length - 4)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("model.bin: its header asks for " + file.length + " bytes");
    assertThatThrownBy(() -> read(new byte[10]))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("10 bytes");
    byte[] newer = file.clone();
    ByteBuffer.wrap(newer).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 0x616B3432).putInt(4, 1);
    assertThatThrownBy(() -> read(newer))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("version 1");
    assertThatThrownBy(() -> read(new byte[28]))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("its header is [0, 0");
  }
}
