package org.sparring.common.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Tokenizer;

class TokenizersTest {
  @TempDir private Path folder;

  @Test
  void storedFilesGiveTheTokenizerBack() throws Exception {
    Tokenizer words = WordTokenizer.ofWords(List.of("a", "b"));
    for (Map.Entry<String, byte[]> file : words.files().entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    assertThat(Tokenizers.load(folder.toString())).isEqualTo(words);
    assertThat(Tokenizers.load(folder.toUri().toString())).isEqualTo(words);
    Path renamed = Files.move(folder.resolve("vocab.txt"), folder.resolve("demo-words"));
    assertThat(Tokenizers.load(renamed.toString())).isEqualTo(words);
  }

  @Test
  void unknownKindsAreNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("notes.md"), "hello");
    for (Path each : List.of(file, folder, folder.resolve("absent"))) {
      assertThatThrownBy(() -> Tokenizers.load(each.toString()))
          .isInstanceOfSatisfying(
              UserException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.USAGE))
          .hasMessageContaining(each.toString())
          .hasMessageContaining("known kinds: *tokenizer.json (Hugging Face), *.model");
    }
  }

  @Test
  void halfAPairAndTwoOfAKindAreErrors() throws Exception {
    Path half = Files.writeString(folder.resolve("vocab.json"), "{}");
    assertThatThrownBy(() -> Tokenizers.load(half.toString()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("merges.txt");
    Files.writeString(folder.resolve("a.model"), "");
    Files.writeString(folder.resolve("b.model"), "");
    assertThatThrownBy(() -> Tokenizers.load(folder.toString()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("a.model")
        .hasMessageContaining("b.model");
  }
}
