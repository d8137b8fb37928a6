package org.sparring.datasets.make;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparring.common.config.UserException;

/**
 * Preference pairs from sentences with a polarity: the k-th positive sentence over the k-th
 * negative, each kind ordered by the SHA-256 of its text. Equal sentences count once; what one kind
 * has more than the other is left over.
 *
 * <p>Input rows are {@code {"label": 1 or 0, "text": …}}, such as those of Pang and Lee 2005,
 * Seeing Stars.
 *
 * @param chosen the positive sentences, in order
 * @param rejected the negative sentences, in order
 */
public record PolarityPairs(List<String> chosen, List<String> rejected) {
  public static final String TRAIN = "polarity.jsonl";
  public static final String HELDOUT = "heldout-polarity.jsonl";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Reads rows; the stream is plain text, and is left open. */
  public static PolarityPairs read(InputStream stream) throws IOException {
    SortedMap<String, String> positive = new TreeMap<>();
    SortedMap<String, String> negative = new TreeMap<>();
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    int row = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      JsonNode node = MAPPER.readTree(line);
      JsonNode label = node.path("label");
      if (!label.isInt()
          || label.asInt() < 0
          || label.asInt() > 1
          || !node.path("text").isTextual()) {
        throw UserException.input(
            "polarity row " + row + ": need an integer label of 0 or 1 and a text, got " + line);
      }
      String text = node.get("text").asText();
      (label.asInt() == 1 ? positive : negative).put(key(text), text);
      row++;
    }
    return new PolarityPairs(List.copyOf(positive.values()), List.copyOf(negative.values()));
  }

  /** The number of pairs. */
  public int size() {
    return Math.min(chosen.size(), rejected.size());
  }

  /**
   * Writes {@value #TRAIN} and {@value #HELDOUT}, rows {@code {prompt: "", chosen, rejected}}.
   *
   * @param every the last of so many pairs is held out; at least 2
   */
  public void write(Folder folder, int every) throws IOException {
    if (every < 2) {
      throw UserException.settings("every: must be at least 2, got " + every);
    }
    try (JsonLines train = new JsonLines(folder.create(TRAIN));
        JsonLines heldout = new JsonLines(folder.create(HELDOUT))) {
      for (int k = 0; k < size(); k++) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("prompt", "");
        row.put("chosen", chosen.get(k));
        row.put("rejected", rejected.get(k));
        (k % every == every - 1 ? heldout : train).write(row);
      }
    }
  }

  private static String key(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
