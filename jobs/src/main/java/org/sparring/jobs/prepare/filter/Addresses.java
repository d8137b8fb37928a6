package org.sparring.jobs.prepare.filter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of the Internet Protocol, of version 4 and of version 6 (RFC 4291, section 2.2). */
final class Addresses implements Finder {
  private static final Pattern FOUR =
      Pattern.compile("(?<![\\w.])[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?![\\w]|\\.[0-9])");
  private static final Pattern SIX =
      Pattern.compile("(?<![\\w:.])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{1,4}(?![\\w:])");
  private static final int GROUPS = 8;

  @Override
  public List<Span> in(String text) {
    List<Span> found = new ArrayList<>();
    collect(FOUR, text, found);
    collect(SIX, text, found);
    found.sort(Comparator.comparingInt(Span::start));
    return found;
  }

  private static void collect(Pattern pattern, String text, List<Span> found) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      String value = matcher.group().toLowerCase(Locale.ROOT);
      if (value.indexOf(':') < 0 ? four(value) : six(value)) {
        found.add(new Span(matcher.start(), matcher.end(), value));
      }
    }
  }

  private static boolean four(String value) {
    for (String part : value.split("\\.", -1)) {
      if (Integer.parseInt(part) > 255 || (part.length() > 1 && part.charAt(0) == '0')) {
        return false;
      }
    }
    return true;
  }

  /** Eight groups, or fewer with one gap: not a time of day, nor a name in a programme. */
  private static boolean six(String value) {
    String[] parts = value.split(":", -1);
    long filled = List.of(parts).stream().filter(part -> !part.isEmpty()).count();
    int gap = value.indexOf("::");
    if (gap < 0) {
      return filled == GROUPS && parts.length == GROUPS;
    }
    boolean once = gap == value.lastIndexOf("::") && (gap == 0 || value.charAt(0) != ':');
    return once && filled >= 2 && filled < GROUPS && value.chars().anyMatch(Character::isDigit);
  }
}
