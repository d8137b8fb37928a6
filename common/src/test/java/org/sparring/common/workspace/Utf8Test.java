package org.sparring.common.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
  @Test
  void everyCharacterHasTheBytesThatJavaGivesIt() {
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
        String text = "a\u2019" + Character.toString(point) + "b";
        byte[] expected = text.getBytes(StandardCharsets.UTF_8);
        assertThat(Arrays.equals(Utf8.of(text), expected)).as(Integer.toHexString(point)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "\u00e4\u00f6", "it\u2019s", "\ud83d\ude00"})
  void textsOfEveryWidthAreEncoded(String text) {
    assertThat(Utf8.of(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void halfASurrogatePairIsRefused() {
    String high = "a" + (char) 0xD83D;
    String low = (char) 0xDE00 + "a";
    assertThatThrownBy(() -> Utf8.of(high)).hasMessageContaining("surrogate");
    assertThatThrownBy(() -> Utf8.of(low)).hasMessageContaining("surrogate");
  }
}
