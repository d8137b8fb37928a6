package org.sparring.jobs.prepare.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * International bank account numbers (ISO 13616): of the country's length, in one piece or with a
 * blank or hyphen between characters, and with the right check digits (ISO 7064, mod 97-10).
 */
final class Ibans implements Finder {
  private static final Pattern BEGINNING = Pattern.compile("(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2}");
  private static final Map<String, Integer> LENGTHS = lengths();

  private static Map<String, Integer> lengths() {
    Map<String, Integer> lengths = new TreeMap<>();
    for (String entry : new DataFile("iban-lengths.txt").entries()) {
      lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(3)));
    }
    return Map.copyOf(lengths);
  }

  @Override
  public List<Span> in(String text) {
    List<Span> found = new ArrayList<>();
    Matcher matcher = BEGINNING.matcher(text);
    int from = 0;
    while (from <= text.length() && matcher.find(from)) {
      Span span = at(text, matcher.start());
      from = span == null ? matcher.start() + 1 : span.end();
      if (span != null) {
        found.add(span);
      }
    }
    return found;
  }

  /** The number that begins here, or null. */
  private static Span at(String text, int start) {
    String country = text.substring(start, start + 2).toUpperCase(Locale.ROOT);
    int length = LENGTHS.getOrDefault(country, 0);
    StringBuilder value = new StringBuilder();
    int at = start;
    boolean between = false;
    while (at < text.length() && value.length() < length) {
      char c = text.charAt(at);
      if (alphanumeric(c)) {
        value.append(Character.toUpperCase(c));
        between = false;
      } else if (between || (c != ' ' && c != '-' && c != '\u00a0')) {
        return null;
      } else {
        between = true;
      }
      at++;
    }
    boolean whole = length > 0 && value.length() == length && ends(text, at);
    return whole && checks(value.toString()) ? new Span(start, at, value.toString()) : null;
  }

  private static boolean ends(String text, int at) {
    return at == text.length() || !alphanumeric(text.charAt(at));
  }

  private static boolean alphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  /** Whether the number, its first four characters last and letters as 10 to 35, is 1 modulo 97. */
  static boolean checks(String iban) {
    String turned = iban.substring(4) + iban.substring(0, 4);
    int rest = 0;
    for (int i = 0; i < turned.length(); i++) {
      int digit = Character.digit(turned.charAt(i), 36);
      rest = (rest * (digit > 9 ? 100 : 10) + digit) % 97;
    }
    return rest == 1;
  }
}
