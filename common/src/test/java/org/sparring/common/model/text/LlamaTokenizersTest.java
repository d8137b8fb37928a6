package org.sparring.common.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Tokenizer;

class LlamaTokenizersTest {
  private static final String BIN = "models/tinystories-279k/tok512.bin";
  private static final String MODEL = "models/tinystories-279k/tok512.model";
  private static final String LIST = "models/tinystories-279k/tok512.vocab";

  private static Tokenizer load(String name) {
    return Tokenizers.load(SharedData.file(name).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        BIN,
        MODEL,
        LIST,
        "models/tinystories-936k/tok105.model",
        "models/tinystories-936k/tok105.vocab"
      })
  void readsWhatTheModelWrote(String file) throws Exception {
    JsonNode golden = SharedData.golden(file.split("/", -1)[1]);
    Tokenizer tokenizer = load(file);
    int[] ids = SharedData.ints(golden.path("greedy_ids"));
    String text = golden.path("greedy_text").asText();
    assertThat(tokenizer.decode(ids)).isEqualTo(text);
    assertThat(tokenizer.encode(text)).isEqualTo(Arrays.copyOfRange(ids, 1, ids.length));
    assertThat(tokenizer.encode(text.substring(1))).startsWith(ids[1], ids[2]);
    assertThat(tokenizer.size()).isEqualTo(golden.path("config").path("vocab").asInt());
    assertThat(tokenizer.bos()).isEqualTo(1);
    assertThat(tokenizer.eos()).isEqualTo(2);
  }

  @Test
  void theFormsOfOneVocabularyAgree() throws Exception {
    Tokenizer bin = load(BIN);
    Tokenizer model = load(MODEL);
    Tokenizer list = load(LIST);
    List<String> texts =
        Stream.concat(SharedData.HARD.stream(), SharedData.shakespeare().stream())
            .map(text -> text.replaceAll(" +", " ").strip())
            .toList();
    for (String text : texts) {
      assertThat(model.encode(text)).as(text).isEqualTo(bin.encode(text));
      assertThat(list.encode(text)).as(text).isEqualTo(bin.encode(text));
    }
  }

  @Test
  void bytesStandInForUnknownCharacters() {
    Tokenizer bin = load(BIN);
    for (String text : SharedData.HARD) {
      String prefixed = text.isEmpty() || text.startsWith(" ") ? text : " " + text;
      assertThat(bin.decode(bin.encode(text))).isEqualTo(prefixed);
    }
    assertThat(bin.encode("\u00e9\n")).endsWith(3 + '\n');
  }

  @Test
  void withoutBytesARunOfUnknownCharactersIsOneId() {
    Tokenizer characters = load("models/tinystories-936k/tok105.model");
    assertThat(characters.encode("a\u65e5\u672cb"))
        .containsExactly(3, 5, 0, characters.encode("b")[1]);
    assertThat(characters.decode(characters.encode("a\u65e5\u672cb"))).isEqualTo(" a \u2047 b");
  }

  @Test
  void spacesAreSqueezedAsTheModelSays() {
    Tokenizer model = load(MODEL);
    assertThat(model.encode("  Once   upon ")).isEqualTo(model.encode("Once upon"));
    assertThat(model.encode("")).isEmpty();
    assertThat(model.encode("  ")).isEmpty();
  }

  @Test
  void ships() throws Exception {
    for (String name : List.of(BIN, MODEL, LIST)) {
      Tokenizer tokenizer = load(name);
      Tokenizer shipped = SharedData.shipped(tokenizer, Tokenizer.class);
      assertThat(shipped).isEqualTo(tokenizer).hasSameClassAs(tokenizer);
      assertThat(shipped.encode("One day, Tim")).isEqualTo(tokenizer.encode("One day, Tim"));
    }
    assertThat(load(BIN).digest())
        .isEqualTo("037cb335abb25d1fa9e8ecae30ed2a3a8ace9302862ebcdc05d51a6bbb10c312");
  }

  @Test
  void refusesCutFiles() throws Exception {
    byte[] bin = Files.readAllBytes(SharedData.file(BIN));
    assertThatThrownBy(() -> new LlamaBinTokenizer(Arrays.copyOf(bin, bin.length - 1)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("token 511: the file ends inside it");
    byte[] model = Files.readAllBytes(SharedData.file(MODEL));
    assertThatThrownBy(() -> SentencePieceTokenizer.ofModel(Arrays.copyOf(model, 1000)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("tokenizer.model");
    assertThatThrownBy(() -> SentencePieceTokenizer.ofModel(bin)).isInstanceOf(UserException.class);
  }

  @Test
  void aFolderWithSeveralFormsGivesTheModelFile() {
    assertThat(load("models/tinystories-279k")).isInstanceOf(SentencePieceTokenizer.class);
    assertThat(load("models/tinystories-936k").size()).isEqualTo(105);
  }
}
