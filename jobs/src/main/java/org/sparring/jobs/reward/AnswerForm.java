package org.sparring.jobs.reward;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an answer is read out of a text and compared. */
public enum AnswerForm implements AnswerCheck {
  /** The last number, compared as a number; commas between digits are left out. */
  NUMBER {
    @Override
    public boolean matches(String response, String answer) {
      Optional<BigDecimal> right = last(answer);
      return right.isPresent()
          && last(response).filter(found -> found.compareTo(right.get()) == 0).isPresent();
    }
  },
  /** The whole text without white space at its ends, compared letter by letter. */
  TEXT {
    @Override
    public boolean matches(String response, String answer) {
      return response.strip().equals(answer.strip());
    }
  };

  private static final Pattern NUMERAL = Pattern.compile("-?[0-9][0-9,]*(?:\\.[0-9]+)?");

  private static Optional<BigDecimal> last(String text) {
    Matcher matcher = NUMERAL.matcher(text);
    String found = "";
    while (matcher.find()) {
      found = matcher.group();
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(found.replace(",", "")));
  }
}
