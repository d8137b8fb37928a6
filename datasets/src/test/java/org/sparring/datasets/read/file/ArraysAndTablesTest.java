package org.sparring.datasets.read.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArraysAndTablesTest {
  private static List<Piece> pieces(Framing framing, byte[] bytes) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    try (Framer framer = framing.frame(new ByteArrayInputStream(bytes), 0, Long.MAX_VALUE)) {
      for (Piece piece = framer.next(); piece != null; piece = framer.next()) {
        pieces.add(piece);
      }
    }
    return pieces;
  }

  private static List<Piece> pieces(Framing framing, String text) throws IOException {
    return pieces(framing, text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> shown(List<Piece> pieces) {
    return pieces.stream()
        .map(
            piece ->
                piece instanceof Piece.Row row
                    ? row.offset() + " " + row.columns()
                    : ((Piece.Bad) piece).offset() + " " + ((Piece.Bad) piece).fault().reason())
        .toList();
  }

  @Test
  void anElementIsFoundByBracketsAndQuotesAlone() throws IOException {
    assertThat(
            shown(
                pieces(
                    Framing.JSON_ARRAY,
                    """
                    \uFEFF [
                     {"a": "],[{\\"é"},{"a": [1, {"b": 2}]} , 3, {"a" 1},
                    {"a": 1, "a": 2}, {"a": 5} ]
                    """)))
        .containsExactly(
            "7 {\"a\":\"],[{\\\"é\"}",
            "25 {\"a\":[1,{\"b\":2}]}",
            "48 not_an_object",
            "51 not_json",
            "60 not_json",
            "78 {\"a\":5}");
    assertThat(pieces(Framing.JSON_ARRAY, " [ ] ")).isEmpty();
    assertThat(pieces(Framing.JSON_ARRAY, "")).isEmpty();
  }

  @Test
  void anArrayWithoutAnEndIsBroken() {
    assertThatThrownBy(() -> pieces(Framing.JSON_ARRAY, "[{\"a\": 1}, {\"a\": 2"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("begins at byte 11 is open");
    assertThatThrownBy(() -> pieces(Framing.JSON_ARRAY, "[{\"a\": 1}] x"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ends at byte 10");
    assertThatThrownBy(() -> pieces(Framing.JSON_ARRAY, "{\"a\": 1}"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void quotedValuesHoldLineBreaksAndPlacesAreBytes() throws IOException {
    String text = "\uFEFFprompt,,label\n\"é \"\"q\"\"\nsecond\",b,\"\"\r\n\nx,y\nlast,,1";
    assertThat(shown(pieces(Framing.CSV, text)))
        .containsExactly(
            "17 {\"prompt\":\"é \\\"q\\\"\\nsecond\",\"column 2\":\"b\",\"label\":\"\"}",
            "42 wrong_width",
            "46 {\"prompt\":\"last\",\"label\":\"1\"}");
    assertThat(shown(pieces(Framing.TSV, "a\tb\n1,5\t2\n")))
        .containsExactly("4 {\"a\":\"1,5\",\"b\":\"2\"}");
    assertThat(pieces(Framing.CSV, "")).isEmpty();
  }

  @Test
  void aValueThatIsNotUtf8CostsItsRow() throws IOException {
    byte[] bytes = "a,b\nx,?\ny,z\n".getBytes(StandardCharsets.UTF_8);
    bytes[6] = (byte) 0xE9;
    assertThat(shown(pieces(Framing.CSV, bytes)))
        .containsExactly("4 not_utf8", "8 {\"a\":\"y\",\"b\":\"z\"}");
  }

  @Test
  void aQuoteWithoutAnEndIsBroken() {
    assertThatThrownBy(() -> pieces(Framing.CSV, "a,b\n1,2\n\"open,3\n"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> pieces(Framing.CSV, "a,a\n1,2\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("called 'a'");
  }
}
