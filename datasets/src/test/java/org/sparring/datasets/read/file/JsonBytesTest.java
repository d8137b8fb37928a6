package org.sparring.datasets.read.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sparring.datasets.read.MalformedRowException;

/** A row means the same as bytes and as text. */
class JsonBytesTest {
  private interface Parser {
    JsonNode row() throws MalformedRowException;
  }

  private static String said(Parser parser) {
    try {
      return parser.row().toString();
    } catch (MalformedRowException broken) {
      return broken.fault().toString();
    }
  }

  private static void same(byte[] line) {
    byte[] longer = Arrays.copyOf(line, line.length + 9);
    assertThat(said(() -> Json.row(longer, line.length)))
        .isEqualTo(said(() -> Json.row(Utf8.decoded(line, line.length))));
  }

  @Test
  void rowsAndFaultsAreThoseOfTheText() {
    for (String line :
        List.of(
            "{\"a\": \"plain\", \"b\": [1, 2.50, -1e400, NaN, true, null]}",
            "{\"a\": \"\u00e9\u2019\ud83d\ude00\", \"\u4e2d\": \"\\ud83d\\ude00\\n\\u0000\"}",
            "{\"a\": \"half \\ud83d\"}",
            "{\"a\": 1, \"a\": 2}",
            "{\"a\": 1} {\"b\": 2}",
            "{\"a\": \"\u2019\" \u00e9}",
            "{\"a\": \"open",
            "[1]",
            "7",
            "x",
            "{",
            "",
            "{\0}\0")) {
      same(line.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void whatIsNotUtf8IsRefusedAsBytes() {
    byte[] line = "{\"a\": \"\u00e9\"}".getBytes(StandardCharsets.UTF_8);
    line[8] = 'x';
    same(line);
    assertThat(said(() -> Json.row(line, line.length))).contains("not_utf8");
  }

  @Test
  void validIsWhatJavaDecodesStrictly() {
    int[] heads = {0x00, 0x41, 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xE2, 0xED};
    int[] more = {0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xF8, 0xFC, 0xFE, 0xFF, 0x8F, 0x90};
    Random random = new Random(3);
    int valid = 0;
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = new byte[random.nextInt(6)];
      for (int j = 0; j < bytes.length; j++) {
        int at = random.nextInt(heads.length + more.length);
        bytes[j] = (byte) (at < heads.length ? heads[at] : more[at - heads.length]);
      }
      assertThat(Utf8.valid(bytes, bytes.length)).isEqualTo(strict(bytes));
      valid += strict(bytes) ? 1 : 0;
    }
    assertThat(valid).isBetween(1000, 199_000);
  }

  @Test
  void everyCharacterIsValid() {
    StringBuilder text = new StringBuilder();
    for (int point = 0; point <= Character.MAX_CODE_POINT; point += 7) {
      if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
        text.appendCodePoint(point);
      }
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(Utf8.valid(bytes, bytes.length)).isTrue();
  }

  private static boolean strict(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException broken) {
      return false;
    }
  }
}
