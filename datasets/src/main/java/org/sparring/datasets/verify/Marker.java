package org.sparring.datasets.verify;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A way in which responses mark their final answer; the last mark of its kind counts. */
public enum Marker {
  /** {@code #### 18}, to the end of the line, as in GSM8K (Cobbe et al. 2021). */
  HASHES {
    @Override
    public Optional<String> find(String text) {
      int at = text.lastIndexOf("####");
      return at < 0 ? Optional.empty() : line(text, at + 4);
    }
  },
  /** {@code \boxed{...}} with balanced braces, as in MATH (Hendrycks et al. 2021). */
  BOXED {
    @Override
    public Optional<String> find(String text) {
      int at = Math.max(text.lastIndexOf("\\boxed{"), text.lastIndexOf("\\fbox{"));
      if (at < 0) {
        return Optional.empty();
      }
      int open = text.indexOf('{', at);
      int depth = 0;
      for (int i = open; i < text.length(); i++) {
        depth += depth(text, i);
        if (depth == 0) {
          return present(text.substring(open + 1, i));
        }
      }
      return Optional.empty();
    }
  },
  /** {@code The answer is 18.}, {@code Answer: 18} or a line {@code A: 18}. */
  PHRASE {
    @Override
    public Optional<String> find(String text) {
      Matcher matcher = PHRASES.matcher(text);
      Optional<String> found = Optional.empty();
      while (matcher.find()) {
        Optional<String> earlier = found;
        found = present(SENTENCE_END.split(matcher.group(1), 2)[0]).or(() -> earlier);
      }
      return found;
    }
  },
  /** The last number anywhere. */
  LAST_NUMBER {
    @Override
    public Optional<String> find(String text) {
      Matcher matcher = NUMBER.matcher(MathText.plainMinus(text));
      Optional<String> found = Optional.empty();
      while (matcher.find()) {
        found = Optional.of(matcher.group());
      }
      return found;
    }
  };

  private static final Pattern PHRASES =
      Pattern.compile(
          "(?:\\banswer\\s*(?:is\\b|:|=)\\s*:?|^\\s*A:)[ \\t]*(?=([^\\n]+))",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  private static final Pattern SENTENCE_END = Pattern.compile("\\.(?=\\s|$)");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\d\\p{L})])-?\\$?(?:\\d+(?:,\\d{3})*(?:\\.\\d+)?|\\.\\d+)(?:/\\d+)?%?");

  /** The marked answer, without white space around it; empty where there is none. */
  public abstract Optional<String> find(String text);

  private static int depth(String text, int at) {
    boolean escaped = at > 0 && text.charAt(at - 1) == '\\';
    return switch (text.charAt(at)) {
      case '{' -> escaped ? 0 : 1;
      case '}' -> escaped ? 0 : -1;
      default -> 0;
    };
  }

  private static Optional<String> line(String text, int from) {
    int end = text.indexOf('\n', from);
    return present(text.substring(from, end < 0 ? text.length() : end));
  }

  private static Optional<String> present(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() ? Optional.empty() : Optional.of(stripped);
  }
}
