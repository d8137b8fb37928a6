package org.sparring.common.model.text;

import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sparring.common.config.UserException;

/**
 * A vocabulary of whole words, one a line, the line number (from zero) being the id; the first four
 * are {@code <pad> <bos> <eos> <unk>}. Words are what whitespace separates; other words than the
 * listed ones become {@code <unk>}, which decoding shows.
 */
public final class WordTokenizer extends StoredTokenizer {
  static final String FILE = "vocab.txt";

  /** The first lines of every vocabulary. */
  public static final List<String> SPECIALS = List.of("<pad>", "<bos>", "<eos>", "<unk>");

  @Serial private static final long serialVersionUID = 1L;
  private static final int BOS = 1;
  private static final int EOS = 2;
  private static final int UNKNOWN = 3;

  private final transient List<String> words;
  private final transient Map<String, Integer> ids = new HashMap<>();

  public WordTokenizer(byte[] file) {
    super(new TreeMap<>(Map.of(FILE, file)));
    words = new String(file, StandardCharsets.UTF_8).lines().toList();
    if (!hasSpecials(words)) {
      throw UserException.input(
          FILE + ": the first lines must be " + String.join(" ", SPECIALS) + ", one a line");
    }
    for (int id = 0; id < words.size(); id++) {
      String word = words.get(id);
      if (word.isEmpty() || word.chars().anyMatch(Character::isWhitespace)) {
        throw UserException.input(FILE + ", line " + (id + 1) + ": not one word: '" + word + "'");
      }
      Integer first = ids.putIfAbsent(word, id);
      if (first != null) {
        throw UserException.input(
            FILE
                + ", line "
                + (id + 1)
                + ": '"
                + word
                + "' stands in line "
                + (first + 1)
                + " too");
      }
    }
  }

  /** A tokenizer of these words, after the specials. */
  public static WordTokenizer ofWords(List<String> words) {
    String lines = String.join("\n", SPECIALS) + "\n";
    String rest = words.stream().map(word -> word + "\n").collect(Collectors.joining());
    return new WordTokenizer((lines + rest).getBytes(StandardCharsets.UTF_8));
  }

  static WordTokenizer of(SortedMap<String, byte[]> files) {
    return new WordTokenizer(files.get(FILE));
  }

  static boolean hasSpecials(List<String> lines) {
    return lines.size() >= SPECIALS.size() && lines.subList(0, SPECIALS.size()).equals(SPECIALS);
  }

  @Override
  public int[] encode(String text) {
    StringTokenizer parts = new StringTokenizer(text);
    int[] encoded = new int[parts.countTokens()];
    for (int i = 0; i < encoded.length; i++) {
      int id = ids.getOrDefault(parts.nextToken(), UNKNOWN);
      encoded[i] = Math.max(id, UNKNOWN);
    }
    return encoded;
  }

  @Override
  public String decode(int[] encoded) {
    StringJoiner text = new StringJoiner(" ");
    Arrays.stream(encoded).filter(id -> id >= UNKNOWN).forEach(id -> text.add(words.get(id)));
    return text.toString();
  }

  @Override
  public int size() {
    return words.size();
  }

  @Override
  public int bos() {
    return BOS;
  }

  @Override
  public int eos() {
    return EOS;
  }
}
