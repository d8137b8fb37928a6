package org.sparring.common.model.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.Architecture.Output;

/** Reads {@code config.json} in Hugging Face's keys; what the suite cannot compute is refused. */
final class ModelConfig {
  /** Our own key: heads that Hugging Face's configurations have no place for. */
  static final String OUTPUTS = "sparring_outputs";

  /** Our own key: numbers of the k-way head. */
  static final String HEAD = "sparring_head";

  private final JsonNode json;
  private final String file;

  private ModelConfig(JsonNode json, String file) {
    this.json = json;
    this.file = file;
  }

  static Architecture read(byte[] contents, String file) {
    JsonNode json;
    try {
      json = new ObjectMapper().readTree(contents);
    } catch (IOException e) {
      throw new UserException(ExitCode.INPUT, file + ": not JSON", e);
    }
    try {
      return new ModelConfig(json, file).architecture();
    } catch (UserException e) {
      boolean named = e.getMessage().startsWith(file);
      throw new UserException(ExitCode.INPUT, (named ? "" : file + ": ") + e.getMessage(), e);
    }
  }

  private Architecture architecture() {
    String type = json.path("model_type").asText();
    return switch (type) {
      case "llama" -> llama();
      case "gpt2" -> gpt2();
      default ->
          throw UserException.input(
              file + ": model_type '" + type + "' is not supported; llama and gpt2 are");
    };
  }

  private Architecture llama() {
    int width = required("hidden_size");
    int heads = required("num_attention_heads");
    int keyHeads = json.path("num_key_value_heads").asInt(heads);
    int head = json.path("head_dim").asInt(width / heads);
    only("hidden_act", json.path("hidden_act").asText("silu").equals("silu"));
    only("attention_bias", !json.path("attention_bias").asBoolean());
    only("mlp_bias", !json.path("mlp_bias").asBoolean());
    only("rope_scaling", json.path("rope_scaling").isEmpty());
    JsonNode rotary = json.path("rope_parameters");
    only("rope_parameters", rotary.path("rope_type").asText("default").equals("default"));
    only("head_dim", head * heads == width && head % 2 == 0);
    only("num_key_value_heads", keyHeads > 0 && heads % keyHeads == 0);
    double theta = json.path("rope_theta").asDouble(rotary.path("rope_theta").asDouble(10_000));
    return new Architecture(
        Family.LLAMA,
        required("vocab_size"),
        width,
        required("num_hidden_layers"),
        heads,
        keyHeads,
        required("intermediate_size"),
        required("max_position_embeddings"),
        json.path("tie_word_embeddings").asBoolean(false),
        json.path("rms_norm_eps").asDouble(1e-6),
        theta,
        outputs(),
        head());
  }

  private Architecture gpt2() {
    int width = required("n_embd");
    int heads = required("n_head");
    String activation = json.path("activation_function").asText("gelu_new");
    only(
        "activation_function",
        activation.equals("gelu_new") || activation.equals("gelu_pytorch_tanh"));
    only("scale_attn_weights", json.path("scale_attn_weights").asBoolean(true));
    only(
        "scale_attn_by_inverse_layer_idx",
        !json.path("scale_attn_by_inverse_layer_idx").asBoolean());
    only("n_head", width % heads == 0);
    return new Architecture(
        Family.GPT2,
        required("vocab_size"),
        width,
        required("n_layer"),
        heads,
        heads,
        json.path("n_inner").asInt(4 * width),
        json.hasNonNull("n_positions") ? required("n_positions") : required("n_ctx"),
        json.path("tie_word_embeddings").asBoolean(true),
        json.path("layer_norm_epsilon").asDouble(1e-5),
        10_000,
        outputs(),
        head());
  }

  private Set<Output> outputs() {
    Set<Output> outputs = EnumSet.noneOf(Output.class);
    for (JsonNode each : json.path(OUTPUTS)) {
      outputs.add(output(each.asText()));
    }
    return Collections.unmodifiableSet(outputs);
  }

  private int head() {
    return json.has(HEAD) ? required(HEAD) : 0;
  }

  private Output output(String name) {
    try {
      return Output.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UserException(
          ExitCode.INPUT, file + ": " + OUTPUTS + " knows value and score, not '" + name + "'", e);
    }
  }

  private int required(String key) {
    JsonNode value = json.path(key);
    if (!value.isInt() || value.asInt() < 1) {
      throw UserException.input(
          file + ": " + key + " must be a whole number of at least 1, found " + shown(value));
    }
    return value.asInt();
  }

  private void only(String key, boolean supported) {
    if (!supported) {
      throw UserException.input(
          file + ": " + key + " " + shown(json.path(key)) + " is not supported");
    }
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "nothing" : value.toString();
  }
}
