package org.sparring.jobs.prepare.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** E-mail addresses: the dot-atom form of RFC 5322, section 3.4.1, at a name with a top domain. */
final class Emails implements Finder {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![\\w.+%'-])[A-Za-z0-9_][\\w.+%'-]{0,63}+@"
              + "(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\\.){1,8}[A-Za-z]{2,24}(?![\\w-])");

  @Override
  public List<Span> in(String text) {
    List<Span> found = new ArrayList<>();
    if (text.indexOf('@') < 0) {
      return found;
    }
    Matcher matcher = ADDRESS.matcher(text);
    while (matcher.find()) {
      String value = matcher.group().toLowerCase(Locale.ROOT);
      found.add(new Span(matcher.start(), matcher.end(), value));
    }
    return found;
  }
}
