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
  private static final String BOX = "^\\W*(?:\\\\text\\{)?\\W*LETTER";
  private static final String OPEN = "[(\\[*]*\\s*";
  private static final String CLOSE = "[\\s\"'.)\\]*]*$";

  /** Not the start of a word, and not the article before one. */
  private static final String ALONE = "(?![\\w'])(?!(?-i:(?<=a))\\s+\\p{L})";

  private static final List<String> PLACES =
      List.of(
          "\\banswer\\s*(?:is|:|=|should be|must be)\\s*:?\\s*(?:option|choice)?\\s*:?\\s*"
              + OPEN
              + "LETTER",
          "\\b(?:option|choice)\\s*:?\\s*" + OPEN + "LETTER",
          "(?<![\\w^])LETTER[\\s')\\]*]+is the (?:correct )?(?:answer|option|choice)",
          "[(\\[]\\s*LETTER" + CLOSE,
          "(?<![\\w^])LETTER" + CLOSE,
          "\\banswer\\s*" + OPEN + "LETTER");

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
    Optional<String> boxed = Marker.BOXED.find(response).flatMap(box -> last(box, BOX));
    return boxed.or(
        () -> PLACES.stream().flatMap(place -> last(response.strip(), place).stream()).findFirst());
  }

  private Optional<String> last(String text, String place) {
    String letter = "([a-" + (char) ('a' + options - 1) + "])" + ALONE;
    Pattern pattern = Pattern.compile(place.replace("LETTER", letter), Pattern.CASE_INSENSITIVE);
    Matcher matcher = pattern.matcher(text);
    Optional<String> found = Optional.empty();
    while (matcher.find()) {
      found = Optional.of(matcher.group(1).toLowerCase(Locale.ROOT));
    }
    return found;
  }
}
