package org.sparring.common.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sparring.common.random.Draw;

class GptWordsTest {
  private static final Pattern WORDS =
      Pattern.compile(
          "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final String SOME =
      "      \n\n"
          + "\t'''stredvml19,.!?abcdXYZ\u00e9\u00df\u4e2d\u0661\u00bd\u2167\u2028\u00a0\u3000\u0085"
          + "\u001c\u200b\ufeff\ud83d\ude00\ud800\u0301\u16a0";

  private static List<String> expected(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORDS.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    GptWords each = new GptWords(text.toCharArray());
    while (each.advance()) {
      words.add(each.word());
    }
    return words;
  }

  @Test
  void wordsAreThoseOfTheExpression() {
    for (int i = 0; i < 20_000; i++) {
      Draw draw = Draw.seed(i);
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < draw.below(24, 0); j++) {
        text.append(SOME.charAt(draw.below(SOME.length(), j + 1)));
      }
      assertThat(words(text.toString())).isEqualTo(expected(text.toString()));
    }
  }

  @Test
  void everyCharacterIsOfTheSameKind() {
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      String text = "a" + Character.toString(point) + "1 ";
      if (!words(text).equals(expected(text))) {
        assertThat(words(text)).as(Integer.toHexString(point)).isEqualTo(expected(text));
      }
    }
  }
}
