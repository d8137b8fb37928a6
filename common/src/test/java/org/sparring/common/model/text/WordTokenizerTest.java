package org.sparring.common.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Tokenizer;

class WordTokenizerTest {
  private final Tokenizer tokenizer = WordTokenizer.ofWords(List.of("the", "cat", "sat", "."));

  @Test
  void wordsAreLines() {
    assertThat(tokenizer.encode(" the cat\n sat\t. ")).containsExactly(4, 5, 6, 7);
    assertThat(tokenizer.decode(new int[] {1, 4, 5, 6, 7, 2, 0})).isEqualTo("the cat sat .");
    assertThat(tokenizer.size()).isEqualTo(8);
    assertThat(tokenizer.bos()).isEqualTo(1);
    assertThat(tokenizer.eos()).isEqualTo(2);
  }

  @Test
  void unknownWordsShow() {
    assertThat(tokenizer.encode("the dog .")).containsExactly(4, 3, 7);
    assertThat(tokenizer.decode(new int[] {4, 3, 7})).isEqualTo("the <unk> .");
    assertThat(tokenizer.encode("the <unk> .")).containsExactly(4, 3, 7);
  }

  @Test
  void specialsInsideATextAreNoSpecials() {
    assertThat(tokenizer.encode("<eos> <bos> <pad>")).containsExactly(3, 3, 3);
  }

  @Test
  void ships() throws Exception {
    Tokenizer shipped = SharedData.shipped(tokenizer, Tokenizer.class);
    assertThat(shipped).isEqualTo(tokenizer);
    assertThat(shipped.encode("cat")).containsExactly(5);
    assertThat(tokenizer.digest())
        .isNotEqualTo(WordTokenizer.ofWords(List.of("the", "cat", "sat")).digest());
  }

  @Test
  void refusesOtherFiles() {
    assertThatThrownBy(() -> read("the\ncat\n")).hasMessageContaining("<pad> <bos> <eos> <unk>");
    assertThatThrownBy(() -> read("<pad>\n<bos>\n<eos>\n<unk>\na\nb\na\n"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("line 7: 'a' stands in line 5 too");
    assertThatThrownBy(() -> read("<pad>\n<bos>\n<eos>\n<unk>\na b\n"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("line 5: not one word");
  }

  private static Tokenizer read(String lines) {
    return new WordTokenizer(lines.getBytes(StandardCharsets.UTF_8));
  }
}
