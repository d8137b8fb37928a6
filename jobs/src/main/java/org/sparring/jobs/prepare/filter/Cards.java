package org.sparring.jobs.prepare.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of payment cards: 13 to 19 digits that begin with 2 to 6, in one piece or with a blank or
 * hyphen between groups, with the right check digit (ISO/IEC 7812-1, annex B: Luhn's formula).
 */
final class Cards implements Finder {
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.,+-])[2-6](?:[ -]?[0-9]){12,18}+(?![\\w-]|[.,][0-9])");

  @Override
  public List<Span> in(String text) {
    List<Span> found = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(text);
    while (matcher.find()) {
      String digits = matcher.group().replaceAll("[ -]", "");
      if (checks(digits)) {
        found.add(new Span(matcher.start(), matcher.end(), digits));
      }
    }
    return found;
  }

  /** Whether the digits, every second one from the right doubled, add up to a multiple of ten. */
  static boolean checks(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit : 2 * digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }
}
