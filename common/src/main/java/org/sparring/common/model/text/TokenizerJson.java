package org.sparring.common.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;

/**
 * What the suite itself reads from {@code tokenizer.json} and its companion.
 *
 * @param size highest id plus one
 * @param bos beginning-of-sequence id, -1 where there is none
 * @param eos end-of-sequence id
 */
record TokenizerJson(int size, int bos, int eos) {
  private static final List<String> USUAL_BOS =
      List.of("<s>", "<|begin_of_text|>", "<bos>", "<|startoftext|>", "<|endoftext|>");
  private static final List<String> USUAL_EOS =
      List.of(
          "</s>", "<|eot_id|>", "<|end_of_text|>", "<eos>", "<|im_end|>", "<|endoftext|>", "[SEP]");

  /**
   * Reads both files.
   *
   * @param config null where there is none: then the usual names are looked for
   */
  static TokenizerJson read(byte[] file, byte[] config) {
    Map<String, Integer> ids = ids(parse(file, HuggingFaceTokenizer.FILE));
    int size = ids.values().stream().mapToInt(id -> id + 1).max().orElse(0);
    JsonNode named = config == null ? null : parse(config, HuggingFaceTokenizer.CONFIG);
    int bos = special(named, "bos_token", USUAL_BOS, ids);
    int eos = special(named, "eos_token", USUAL_EOS, ids);
    if (eos < 0) {
      throw UserException.settings(
          HuggingFaceTokenizer.FILE
              + ": no end-of-sequence token; name it by eos_token in "
              + HuggingFaceTokenizer.CONFIG);
    }
    return new TokenizerJson(size, bos, eos);
  }

  private static JsonNode parse(byte[] file, String name) {
    try {
      return new ObjectMapper().readTree(file);
    } catch (IOException e) {
      throw new UserException(ExitCode.INPUT, name + ": not JSON", e);
    }
  }

  private static Map<String, Integer> ids(JsonNode json) {
    Map<String, Integer> ids = new HashMap<>();
    JsonNode vocabulary = json.path("model").path("vocab");
    if (vocabulary.isObject()) {
      vocabulary.fields().forEachRemaining(e -> ids.put(e.getKey(), e.getValue().asInt()));
    } else {
      for (int id = 0; id < vocabulary.size(); id++) {
        ids.put(vocabulary.get(id).path(0).asText(), id);
      }
    }
    for (JsonNode added : json.path("added_tokens")) {
      ids.put(added.path("content").asText(), added.path("id").asInt());
    }
    if (ids.isEmpty()) {
      throw UserException.input(
          HuggingFaceTokenizer.FILE + ": not a Hugging Face tokenizer: model.vocab is empty");
    }
    return ids;
  }

  private static int special(
      JsonNode config, String key, List<String> usual, Map<String, Integer> ids) {
    JsonNode named = config == null ? null : config.get(key);
    if (named == null) {
      return usual.stream().filter(ids::containsKey).map(ids::get).findFirst().orElse(-1);
    }
    String text = named.isObject() ? named.path("content").asText() : named.asText();
    return named.isNull() ? -1 : ids.getOrDefault(text, -1);
  }
}
