package org.sparring.jobs.prepare.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class TextMeasuresTest {
  @Test
  void wordsAreFoldedAndIdeographsStandAlone() {
    assertThat(Words.of("Ｆｕｌｌ-width, don't  STOP: x_2²"))
        .containsExactly("full", "width", "don", "t", "stop", "x", "22");
    assertThat(Words.of("我爱Java語")).containsExactly("我", "爱", "java", "語");
    assertThat(Words.of("हिन्दी भाषा")).hasSize(2);
    assertThat(Words.of(" ... ")).isEmpty();
  }

  @Test
  void repeatedLinesAreCountedAfterTheFirst() {
    RepeatedText text = new RepeatedText("ab\ncd\nab\n\nab\n");
    assertThat(text.lines().pieces()).isEqualTo(0.5);
    assertThat(text.lines().characters()).isEqualTo(0.5);
    assertThat(text.paragraphs().pieces()).isZero();
    RepeatedText paragraphs = new RepeatedText("a b\nc\n\nlonger one\n\na b\nc");
    assertThat(paragraphs.paragraphs().pieces()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(paragraphs.paragraphs().characters()).isCloseTo(5.0 / 20, within(1e-12));
  }

  @Test
  void gramsAreCountedInCharactersOfWords() {
    RepeatedText text = new RepeatedText("aa bb cc aa bb dddd");
    assertThat(text.mostFrequent(2)).isCloseTo(8.0 / 14, within(1e-12));
    assertThat(text.mostFrequent(3)).isZero();
    assertThat(text.duplicated(2)).isCloseTo(4.0 / 14, within(1e-12));
    RepeatedText same = new RepeatedText("x x x x");
    assertThat(same.duplicated(2)).as("three of four words, once each").isEqualTo(0.75);
    assertThat(same.mostFrequent(2)).isEqualTo(1);
    assertThat(new RepeatedText("").duplicated(2)).isZero();
  }

  @Test
  void scriptsShareTheLetters() {
    Scripts latin = new Scripts(EnumSet.of(UnicodeScript.LATIN));
    assertThat(latin.share("ab дв 12, é")).isEqualTo(0.6);
    assertThat(latin.share("12 + 3 = ?")).isEqualTo(1);
    assertThat(new Scripts(EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA)).share("日本の go"))
        .isEqualTo(0.6);
  }
}
