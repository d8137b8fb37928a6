package org.sparring.datasets.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.UserException;

class PolarityPairsTest {
  private static PolarityPairs read(String... lines) throws IOException {
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return PolarityPairs.read(new ByteArrayInputStream(bytes));
  }

  private static String row(int label, String text) {
    return "{\"label\": " + label + ", \"text\": \"" + text + "\"}";
  }

  /** SHA-256 of a, b and c begin with ca97, 3e23 and 2e7d. */
  @Test
  void pairsAreOrderedByContentWhateverTheOrderOfRows(@TempDir Path folder) throws IOException {
    PolarityPairs pairs = read(row(1, "a"), row(0, "c"), row(1, "c"), row(1, "b"), row(0, "a"));
    assertThat(pairs.chosen()).containsExactly("c", "b", "a");
    assertThat(pairs.rejected()).containsExactly("c", "a");
    assertThat(pairs.size()).isEqualTo(2);
    pairs.write(Folder.at(folder), 2);
    assertThat(folder.resolve(PolarityPairs.TRAIN))
        .hasContent("{\"prompt\":\"\",\"chosen\":\"c\",\"rejected\":\"c\"}\n");
    assertThat(folder.resolve(PolarityPairs.HELDOUT))
        .hasContent("{\"prompt\":\"\",\"chosen\":\"b\",\"rejected\":\"a\"}\n");
  }

  @Test
  void aRowWithoutLabelIsNamed() {
    assertThatThrownBy(() -> read(row(1, "a"), "{\"text\": \"b\"}"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("row 1");
  }

  @Test
  void thePublicSentencesMakePairs(@TempDir Path folder) throws IOException {
    Path file =
        Path.of(System.getProperty("sparring.shared", ""), "data/text/rt_polarity.jsonl.gz");
    Assumptions.assumeTrue(Files.exists(file), "needs the public sentences");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      PolarityPairs pairs = PolarityPairs.read(in);
      assertThat(pairs.size()).isEqualTo(5331);
      pairs.write(Folder.at(folder), 10);
      assertThat(Files.readAllLines(folder.resolve(PolarityPairs.HELDOUT)))
          .hasSize(pairs.size() / 10);
    }
  }
}
