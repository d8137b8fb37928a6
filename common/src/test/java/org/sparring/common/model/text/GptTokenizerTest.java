package org.sparring.common.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Tokenizer;

class GptTokenizerTest {
  private static Tokenizer tokenizer;

  @BeforeAll
  static void load() {
    tokenizer = Tokenizers.load(SharedData.file("tokenizers").toString());
  }

  @Test
  void encodesAsGpt2Does() {
    assertThat(tokenizer.encode("Hello world")).containsExactly(15496, 995);
    assertThat(tokenizer.encode(" the")).containsExactly(262);
    assertThat(tokenizer.encode("Hello, world!")).containsExactly(15496, 11, 995, 0);
    assertThat(tokenizer.encode("The quick brown fox jumps over the lazy dog."))
        .containsExactly(464, 2068, 7586, 21831, 18045, 625, 262, 16931, 3290, 13);
    assertThat(tokenizer.encode("a  b")).containsExactly(64, 220, 275);
    assertThat(tokenizer.encode("\n\nHuman:")).containsExactly(198, 198, 20490, 25);
    assertThat(tokenizer.size()).isEqualTo(50257);
    assertThat(tokenizer.bos()).isEqualTo(50256);
    assertThat(tokenizer.eos()).isEqualTo(50256);
  }

  @Test
  void leavesTheEndOfTextOut() {
    assertThat(tokenizer.decode(new int[] {15496, 995, 50256})).isEqualTo("Hello world");
  }

  @Test
  void everyTextSurvives() throws Exception {
    Stream.concat(SharedData.HARD.stream(), SharedData.shakespeare().stream())
        .forEach(text -> assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(text));
  }

  @Test
  void wordsThatPushOthersOutOfTheTableKeepTheirIds() {
    Tokenizer bytes = GptTokenizer.ofBytes();
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 300_000; i++) {
      many.append(' ').append(Integer.toString(i, 36));
    }
    String text = many.toString();
    for (int time = 0; time < 2; time++) {
      assertThat(bytes.encode(text)).isEqualTo(text.chars().toArray());
    }
  }

  @Test
  void aTextHasTheIdsOfItsWords() throws Exception {
    Pattern words =
        Pattern.compile(
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            Pattern.UNICODE_CHARACTER_CLASS);
    Tokenizer fresh = Tokenizers.of(tokenizer.files());
    for (String text : SharedData.shakespeare()) {
      int[] apart = words.matcher(text).results().flatMapToInt(each -> ids(fresh, each)).toArray();
      assertThat(tokenizer.encode(text)).isEqualTo(apart);
    }
  }

  private static IntStream ids(Tokenizer tokenizer, MatchResult word) {
    return Arrays.stream(tokenizer.encode(word.group()));
  }

  @Test
  void shipsAndReadsEitherNamedFile() throws Exception {
    Tokenizer shipped = SharedData.shipped(tokenizer, Tokenizer.class);
    assertThat(shipped.digest()).isEqualTo(tokenizer.digest());
    assertThat(shipped.encode("Hello world")).containsExactly(15496, 995);
    Tokenizer byFile = Tokenizers.load(SharedData.file("tokenizers/gpt2_vocab.bpe.gz").toString());
    assertThat(byFile).isEqualTo(tokenizer);
    assertThat(tokenizer.files().keySet()).containsExactly("merges.txt", "vocab.json");
  }

  @Test
  void refusesTablesThatDoNotFit() {
    byte[] tokens = "{\"a\": 0, \"<|endoftext|>\": 1}".getBytes(StandardCharsets.UTF_8);
    byte[] merges = new byte[0];
    assertThatThrownBy(() -> new GptTokenizer(tokens, merges))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("vocab.json: lacks the byte 0");
    byte[] wrong = tokenizer.files().get("vocab.json");
    assertThatThrownBy(
            () -> new GptTokenizer(wrong, "#version\nzz qqq\n".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("merges.txt, line 2");
  }
}
