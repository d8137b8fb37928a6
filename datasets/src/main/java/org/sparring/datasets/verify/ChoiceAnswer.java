package org.sparring.datasets.verify;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the letter of a multiple-choice answer, whatever its case.
 *
 * <p>The letter is looked for in a box, after {@code answer} or {@code option}, in brackets at the
 * end, and last as the final word.
 *
 * @param options how many letters there are, from a; 2 to 26
 */
public record ChoiceAnswer(int options) implements AnswerChecker {
  public ChoiceAnswer {
    if (options < 2 || options > 26) {
      throw new IllegalArgumentException("options must be 2 to 26, got " + options);
    }
  }

  @Override
  public Verdict check(String response, String expected) {
    String wanted = expected.strip().toLowerCase(Locale.ROOT).replaceAll("[().]", "");
    return letter(response)
        .map(found -> Verdict.of(found.equals(wanted), found))
        .orElseGet(Verdict::missing);
  }

  private Optional<String> letter(String response) {
    String text = response.strip().toLowerCase(Locale.ROOT);
    String letter = "([a-" + (char) ('a' + options - 1) + "])";
    String end = "[\\s\"'.)\\]*]*$";
    Optional<String> boxed =
        Marker.BOXED
            .find(text)
            .flatMap(box -> last(box, "^\\W*(?:\\\\text\\{)?\\W*" + letter + "\\b"));
    List<String> patterns =
        List.of(
            "\\banswer\\s*(?:is|:|=|should be|must"
                + " be)?\\s*:?\\s*(?:option|choice)?\\s*:?\\s*[(\\[*]*\\s*"
                + letter
                + "(?![\\w'])",
            "\\b(?:option|choice)\\s*:?\\s*[(\\[*]*\\s*" + letter + "(?![\\w'])",
            "(?<![\\w^])" + letter + "[\\s')\\]*]+is the (?:correct )?(?:answer|option|choice)",
            "[(\\[]\\s*" + letter + end,
            "(?<![\\w^])" + letter + end);
    return boxed.or(
        () -> patterns.stream().flatMap(pattern -> last(text, pattern).stream()).findFirst());
  }

  private static Optional<String> last(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    Optional<String> found = Optional.empty();
    while (matcher.find()) {
      found = Optional.of(matcher.group(1));
    }
    return found;
  }
}
