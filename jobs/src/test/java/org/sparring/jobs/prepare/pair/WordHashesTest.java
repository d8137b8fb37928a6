package org.sparring.jobs.prepare.pair;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordHashesTest {
  @Test
  void wordsAreLettersAndDigitsInLowerCase() {
    assertThat(WordHashes.words("It's 2 Cats,\nÉTÉ!"))
        .containsExactly("it", "s", "2", "cats", "été");
    assertThat(WordHashes.words("你好 x")).containsExactly("你", "好", "x");
    assertThat(WordHashes.words(" .,")).isEmpty();
  }

  @Test
  void nGramsKnowTheOrderOfWords() {
    WordHashes words = new WordHashes(1 << 20, 1);
    assertThat(words.of("a b").at()).isEqualTo(words.of("b a").at());
    WordHashes grams = new WordHashes(1 << 20, 2);
    assertThat(grams.of("a b").at()).hasSize(3).isNotEqualTo(grams.of("b a").at());
    assertThat(grams.of("A, b!").values()).isEqualTo(grams.of("a b").values());
    double twice = words.of("a a").values()[0];
    assertThat(twice).isEqualTo(2 * words.of("a").values()[0]);
  }
}
