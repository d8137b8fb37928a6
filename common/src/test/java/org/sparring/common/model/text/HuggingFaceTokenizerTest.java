package org.sparring.common.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Tokenizer;

class HuggingFaceTokenizerTest {
  private static final String WORDS =
      """
      {"version": "1.0", "truncation": null, "padding": null,
       "added_tokens": [
         {"id": 0, "content": "[UNK]", "special": true, "single_word": false, "lstrip": false,
          "rstrip": false, "normalized": false},
         {"id": 4, "content": "</s>", "special": true, "single_word": false, "lstrip": false,
          "rstrip": false, "normalized": false}],
       "normalizer": null, "pre_tokenizer": {"type": "Whitespace"}, "post_processor": null,
       "decoder": null,
       "model": {"type": "WordLevel", "unk_token": "[UNK]",
         "vocab": {"[UNK]": 0, "the": 1, "cat": 2, "sat": 3}}}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws Exception {
    Files.writeString(folder.resolve("tokenizer.json"), WORDS);
  }

  @Test
  void runsTheLibrary() {
    Tokenizer tokenizer = Tokenizers.load(folder.resolve("tokenizer.json").toUri().toString());
    assertThat(tokenizer.encode("the cat sat")).containsExactly(1, 2, 3);
    assertThat(tokenizer.encode("the dog</s>")).containsExactly(1, 0, 4);
    assertThat(tokenizer.decode(new int[] {1, 2, 3, 4})).isEqualTo("the cat sat");
    assertThat(tokenizer.size()).isEqualTo(5);
    assertThat(tokenizer.bos()).isEqualTo(-1);
    assertThat(tokenizer.eos()).isEqualTo(4);
  }

  @Test
  void longTextsStayWhole() {
    Tokenizer tokenizer = Tokenizers.load(folder.toString());
    assertThat(tokenizer.encode("cat ".repeat(3000))).hasSize(3000).containsOnly(2);
  }

  @Test
  void shipsBeforeAndAfterUse() throws Exception {
    Tokenizer tokenizer = Tokenizers.load(folder.toString());
    assertThat(SharedData.shipped(tokenizer, Tokenizer.class).encode("cat")).containsExactly(2);
    assertThat(tokenizer.encode("cat")).containsExactly(2);
    Tokenizer again = SharedData.shipped(tokenizer, Tokenizer.class);
    assertThat(again.encode("sat")).containsExactly(3);
    assertThat(again.digest()).isEqualTo(tokenizer.digest());
  }

  @Test
  void theCompanionNamesTheSpecials() throws Exception {
    Files.writeString(
        folder.resolve("tokenizer_config.json"),
        "{\"bos_token\": {\"content\": \"the\"}, \"eos_token\": \"sat\"}");
    Tokenizer tokenizer = Tokenizers.load(folder.toString());
    assertThat(tokenizer.bos()).isEqualTo(1);
    assertThat(tokenizer.eos()).isEqualTo(3);
    assertThat(tokenizer.files()).containsOnlyKeys("tokenizer.json", "tokenizer_config.json");
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    Files.writeString(folder.resolve("tokenizer.json"), WORDS.replace("</s>", "[END]"));
    assertThatThrownBy(() -> Tokenizers.load(folder.toString()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("eos_token");
    Files.writeString(folder.resolve("tokenizer.json"), "{}");
    assertThatThrownBy(() -> Tokenizers.load(folder.toString()))
        .hasMessageContaining("model.vocab is empty");
    Files.writeString(
        folder.resolve("tokenizer.json"), WORDS.replace("\"WordLevel\"", "\"Unheard\""));
    Tokenizer refused = Tokenizers.load(folder.toString());
    assertThatThrownBy(() -> refused.encode("cat"))
        .isInstanceOfSatisfying(
            UserException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.INPUT));
  }
}
