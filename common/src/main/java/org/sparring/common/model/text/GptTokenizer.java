package org.sparring.common.model.text;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;

/**
 * GPT-2's byte-level byte-pair encoding (Radford et al. 2019) from its two tables: token to id
 * ({@code encoder.json} or {@code vocab.json}) and merges by rank ({@code vocab.bpe} or {@code
 * merges.txt}). Every text survives encoding and decoding; a special token's name inside a text is
 * text.
 */
public final class GptTokenizer extends StoredTokenizer {
  static final String TOKENS = "vocab.json";
  static final String MERGES = "merges.txt";
  @Serial private static final long serialVersionUID = 1L;
  private static final String END = "<|endoftext|>";
  private static final int FIRST = 16;

  private final transient Map<String, Integer> ids;
  private final transient String[] tokens;
  private final transient Map<String, Integer> ranks;
  private final transient GptAlphabet alphabet = new GptAlphabet();
  private final transient KnownWords known = new KnownWords();

  public GptTokenizer(byte[] tokenTable, byte[] mergeTable) {
    super(new TreeMap<>(Map.of(TOKENS, tokenTable, MERGES, mergeTable)));
    ids = readTokens(tokenTable);
    tokens = inverse(ids);
    ranks = readMerges(mergeTable, ids);
  }

  static GptTokenizer of(SortedMap<String, byte[]> files) {
    return new GptTokenizer(files.get(TOKENS), files.get(MERGES));
  }

  /** A tokenizer without merges: a token for each byte, and the end. */
  public static GptTokenizer ofBytes() {
    GptAlphabet alphabet = new GptAlphabet();
    Map<String, Integer> ids = new TreeMap<>();
    for (int value = 0; value < 256; value++) {
      ids.put(String.valueOf(alphabet.character((byte) value)), value);
    }
    ids.put(END, ids.size());
    try {
      return new GptTokenizer(new ObjectMapper().writeValueAsBytes(ids), new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a table of bytes", e);
    }
  }

  @Override
  public int[] encode(String text) {
    char[] units = text.toCharArray();
    int[] encoded = new int[Math.max(FIRST, units.length / 2)];
    int size = 0;
    GptWords each = new GptWords(units);
    while (each.advance()) {
      int[] its = known.find(units, each.from(), each.to());
      if (its == null) {
        its = merged(each.word());
        known.remember(units, each.from(), each.to(), its);
      }
      if (encoded.length - size < its.length) {
        encoded = Arrays.copyOf(encoded, 2 * encoded.length + its.length);
      }
      for (int id : its) {
        encoded[size++] = id;
      }
    }
    return Arrays.copyOf(encoded, size);
  }

  private int[] merged(String word) {
    List<String> symbols = new ArrayList<>();
    for (byte each : word.getBytes(StandardCharsets.UTF_8)) {
      symbols.add(String.valueOf(alphabet.character(each)));
    }
    return Merger.merge(symbols, this::priority).stream().mapToInt(ids::get).toArray();
  }

  @Override
  public String decode(int[] encoded) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int id : encoded) {
      if (id != eos()) {
        alphabet.write(tokens[id], text);
      }
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  @Override
  public int size() {
    return tokens.length;
  }

  @Override
  public int bos() {
    return eos();
  }

  @Override
  public int eos() {
    return ids.get(END);
  }

  private double priority(String left, String right) {
    Integer rank = ranks.get(left + " " + right);
    return rank == null ? Double.NaN : -rank;
  }

  private static Map<String, Integer> readTokens(byte[] table) {
    Map<String, Integer> ids;
    try {
      ids = new ObjectMapper().readValue(table, new TypeReference<HashMap<String, Integer>>() {});
    } catch (IOException e) {
      throw new UserException(
          ExitCode.INPUT, TOKENS + ": expected a JSON object from token to id", e);
    }
    if (!ids.containsKey(END)) {
      throw UserException.input(TOKENS + ": lacks the token " + END);
    }
    GptAlphabet alphabet = new GptAlphabet();
    for (int value = 0; value < 256; value++) {
      String symbol = String.valueOf(alphabet.character((byte) value));
      if (!ids.containsKey(symbol)) {
        throw UserException.input(TOKENS + ": lacks the byte " + value + " (" + symbol + ")");
      }
    }
    return ids;
  }

  private static String[] inverse(Map<String, Integer> ids) {
    String[] tokens = new String[ids.size()];
    ids.forEach(
        (token, id) -> {
          if (id == null || id < 0 || id >= tokens.length || tokens[id] != null) {
            throw UserException.input(
                TOKENS + ": ids must be 0 to " + (tokens.length - 1) + ", once each; found " + id);
          }
          tokens[id] = token;
        });
    return tokens;
  }

  private static Map<String, Integer> readMerges(byte[] table, Map<String, Integer> ids) {
    Map<String, Integer> ranks = new HashMap<>();
    int number = 0;
    for (String line : new String(table, StandardCharsets.UTF_8).lines().toList()) {
      number++;
      boolean header = number == 1 && line.startsWith("#version");
      if (!header && !line.isBlank()) {
        int space = line.indexOf(' ');
        String joined = space < 0 ? null : line.substring(0, space) + line.substring(space + 1);
        if (joined == null || !ids.containsKey(joined)) {
          throw UserException.input(
              MERGES + ", line " + number + ": not two symbols of a token: " + line);
        }
        ranks.putIfAbsent(line, ranks.size());
      }
    }
    return ranks;
  }
}
