package org.sparring.common.model.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.Tokenizer;

/** Writes {@code config.json} in Hugging Face's keys. */
final class ModelConfigWriter {
  private ModelConfigWriter() {}

  static byte[] write(Architecture shape, Tokenizer tokenizer) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    if (shape.family() == Family.LLAMA) {
      llama(json, shape);
    } else {
      gpt2(json, shape);
    }
    json.put("vocab_size", shape.vocabulary());
    json.put("tie_word_embeddings", shape.tied());
    if (tokenizer.bos() >= 0) {
      json.put("bos_token_id", tokenizer.bos());
    }
    json.put("eos_token_id", tokenizer.eos());
    json.put("torch_dtype", "float32");
    if (!shape.outputs().isEmpty()) {
      ArrayNode outputs = json.putArray(ModelConfig.OUTPUTS);
      shape.outputs().stream()
          .map(each -> each.name().toLowerCase(Locale.ROOT))
          .sorted()
          .forEach(outputs::add);
    }
    if (shape.head() > 0) {
      json.put(ModelConfig.HEAD, shape.head());
    }
    return text(json).getBytes(StandardCharsets.UTF_8);
  }

  private static void llama(ObjectNode json, Architecture shape) {
    json.putArray("architectures").add("LlamaForCausalLM");
    json.put("model_type", "llama");
    json.put("hidden_size", shape.width());
    json.put("intermediate_size", shape.hidden());
    json.put("num_hidden_layers", shape.layers());
    json.put("num_attention_heads", shape.heads());
    json.put("num_key_value_heads", shape.keyHeads());
    json.put("max_position_embeddings", shape.positions());
    json.put("rms_norm_eps", shape.epsilon());
    json.put("rope_theta", shape.theta());
    json.put("hidden_act", "silu");
    json.put("attention_bias", false);
    json.put("mlp_bias", false);
  }

  private static void gpt2(ObjectNode json, Architecture shape) {
    json.putArray("architectures").add("GPT2LMHeadModel");
    json.put("model_type", "gpt2");
    json.put("n_embd", shape.width());
    json.put("n_inner", shape.hidden());
    json.put("n_layer", shape.layers());
    json.put("n_head", shape.heads());
    json.put("n_positions", shape.positions());
    json.put("layer_norm_epsilon", shape.epsilon());
    json.put("activation_function", "gelu_new");
  }

  private static String text(ObjectNode json) {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values can be written", e);
    }
  }
}
