package org.sparring.common.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.Architecture.Output;
import org.sparring.common.model.text.WordTokenizer;

class ModelConfigTest {
  private static final String LLAMA =
      """
      {"architectures": ["LlamaForCausalLM"], "attention_bias": false, "hidden_act": "silu",
       "hidden_size": 2048, "intermediate_size": 8192, "max_position_embeddings": 4096,
       "mlp_bias": false, "model_type": "llama", "num_attention_heads": 32,
       "num_hidden_layers": 16, "num_key_value_heads": 8, "rms_norm_eps": 1e-05,
       "rope_scaling": null, "rope_theta": 500000.0, "tie_word_embeddings": true,
       "vocab_size": 128256}
      """;
  private static final String GPT2 =
      """
      {"activation_function": "gelu_new", "architectures": ["GPT2LMHeadModel"],
       "layer_norm_epsilon": 1e-05, "model_type": "gpt2", "n_ctx": 1024, "n_embd": 768,
       "n_head": 12, "n_layer": 12, "n_positions": 1024, "vocab_size": 50257}
      """;

  private static Architecture read(String json) {
    return ModelConfig.read(json.getBytes(StandardCharsets.UTF_8), "config.json");
  }

  @Test
  void huggingFacesFilesRead() {
    assertThat(read(LLAMA))
        .isEqualTo(
            new Architecture(
                Family.LLAMA,
                128256,
                2048,
                16,
                32,
                8,
                8192,
                4096,
                true,
                1e-5,
                500000,
                Set.of(),
                0));
    assertThat(read(GPT2))
        .isEqualTo(
            new Architecture(
                Family.GPT2, 50257, 768, 12, 12, 12, 3072, 1024, true, 1e-5, 10000, Set.of(), 0));
    String newer =
        LLAMA.replace(
            "\"rope_theta\": 500000.0",
            "\"rope_parameters\": {\"rope_type\": \"default\", \"rope_theta\": 7.0}");
    assertThat(read(newer).theta()).isEqualTo(7.0);
  }

  @Test
  void ourFilesReadBack() {
    Set<Output> heads = Set.of(Output.VALUE, Output.SCORE);
    for (Family family : Family.values()) {
      int keyHeads = family == Family.GPT2 ? 4 : 2;
      Architecture shape =
          new Architecture(family, 99, 16, 3, 4, keyHeads, 40, 64, false, 3e-6, 10_000, heads, 0);
      byte[] json = ModelConfigWriter.write(shape, WordTokenizer.ofWords(List.of()));
      assertThat(ModelConfig.read(json, "config.json")).isEqualTo(shape);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"model_type\": \"llama\" | \"model_type\": \"mamba\" | model_type 'mamba'",
        "\"rope_scaling\": null | \"rope_scaling\": {\"type\": \"linear\"} | rope_scaling",
        "\"attention_bias\": false | \"attention_bias\": true | attention_bias true",
        "\"hidden_act\": \"silu\" | \"hidden_act\": \"gelu\" | hidden_act \"gelu\"",
        "\"hidden_size\": 2048 | \"width\": 2048 | hidden_size must be a whole number",
        "\"num_key_value_heads\": 8 | \"num_key_value_heads\": 7 | num_key_value_heads 7",
        "\"vocab_size\": 128256 | \"vocab_size\": 0 | vocab_size must be a whole number",
        "\"mlp_bias\": false | \"head_dim\": 128 | head_dim 128 is not supported",
        "{ | [ | not JSON"
      })
  void whatCannotBeComputedIsRefused(String from, String to, String message) {
    assertThatThrownBy(() -> read(LLAMA.replace(from, to)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("config.json")
        .hasMessageContaining(message);
  }
}
