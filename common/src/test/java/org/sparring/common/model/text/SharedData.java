package org.sparring.common.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** The shared data that these tests read; a test is skipped where they are absent. */
final class SharedData {
  /** Texts that trip tokenizers. */
  static final List<String> HARD =
      List.of(
          "",
          " ",
          "   leading and trailing   ",
          "don't we'll I've you're it's he'd I'm",
          "tabs\tand\nnewlines\r\n\n\nand  double  spaces",
          "na\u00efve caf\u00e9 \u2014 \u201cquotes\u201d \u2026",
          "\u65e5\u672c\u8a9e\u3000\u30c6\u30b9\u30c8",
          "\uD83D\uDE42 \uD83D\uDC69\u200D\uD83D\uDD2C \uD83C\uDDEE\uD83C\uDDF9",
          "\u0000\u0001\u001f\u007f\u0085\u00a0\u2028",
          "e\u0301 \u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u05e2\u05d1\u05e8\u05d9\u05ea",
          "<|endoftext|> <s> </s> <unk> <0x0A>",
          "12345 3.14159 1e-6 \u0661\u0662\u0663 \u00bd");

  private SharedData() {}

  static Path file(String name) {
    String shared = System.getProperty("sparring.shared");
    Assumptions.assumeTrue(shared != null, "no shared data are named");
    Path file = Path.of(shared, "data", name);
    Assumptions.assumeTrue(Files.exists(file), () -> file + " is absent");
    return file;
  }

  static JsonNode golden(String model) throws IOException {
    return new ObjectMapper()
        .readTree(file("models/golden.json").toFile())
        .path("models")
        .path(model);
  }

  static int[] ints(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
  }

  static List<String> shakespeare() throws IOException {
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(file("text/tinyshakespeare.txt.gz")))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return IntStream.range(0, 20)
          .mapToObj(i -> text.substring(i * 50_000, i * 50_000 + 2_000))
          .toList();
    }
  }

  /** What Java serialisation makes of a value, as it travels in Spark's closures. */
  static <T> T shipped(T value, Class<T> type) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return type.cast(in.readObject());
    }
  }
}
