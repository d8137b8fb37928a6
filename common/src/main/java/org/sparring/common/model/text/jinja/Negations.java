package org.sparring.common.model.text.jinja;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the operand of {@code not} in brackets. In Jinja {@code not} binds weaker than comparisons
 * and tests, in the library stronger: it would read {@code not x is defined} as {@code (not x) is
 * defined}.
 */
final class Negations {
  private static final Pattern REGION =
      Pattern.compile(
          "\\{%[-+]?\\s*raw\\b.*?endraw|\\{#.*?#\\}|\\{[{%]((?:'(?:\\\\.|[^'\\\\])*'"
              + "|\"(?:\\\\.|[^\"\\\\])*\"|(?![%}]\\}).)*)[%}]\\}",
          Pattern.DOTALL);
  private static final Pattern TOKEN =
      Pattern.compile("'(?:\\\\.|[^'\\\\])*'|\"(?:\\\\.|[^\"\\\\])*\"|[\\w.]+|\\S", Pattern.DOTALL);

  private Negations() {}

  static String bracketed(String template) {
    Matcher region = REGION.matcher(template);
    StringBuilder text = new StringBuilder();
    while (region.find()) {
      String inner = region.group(1);
      String whole = region.group();
      if (inner != null) {
        String control =
            inner.endsWith("-") || inner.endsWith("+")
                ? whole.substring(whole.length() - 3)
                : whole.substring(whole.length() - 2);
        whole = expression(whole.substring(0, whole.length() - control.length())) + control;
      }
      region.appendReplacement(text, Matcher.quoteReplacement(whole));
    }
    return region.appendTail(text).toString();
  }

  /** From the last one to the first, so that one inside another's operand is done already. */
  private static String expression(String text) {
    String done = text;
    for (int at = last(done, done.length()); at >= 0; at = last(done, at)) {
      int from = at + "not".length();
      int to = end(done, from);
      done = done.substring(0, from) + " (" + done.substring(from, to) + ")" + done.substring(to);
    }
    return done;
  }

  /**
   * Where the last {@code not} before a place is that is neither {@code is not} nor {@code not in}.
   */
  private static int last(String text, int before) {
    Matcher token = TOKEN.matcher(text);
    int found = -1;
    int candidate = -1;
    String previous = "";
    while (token.find()) {
      if (candidate >= 0 && !token.group().equals("in")) {
        found = candidate;
      }
      boolean negation = token.group().equals("not") && !previous.equals("is");
      candidate = negation && token.start() < before ? token.start() : -1;
      previous = token.group();
    }
    return found;
  }

  private static int end(String text, int from) {
    Matcher token = TOKEN.matcher(text);
    int depth = 0;
    int end = from;
    for (int at = from; token.find(at); at = token.end()) {
      String each = token.group();
      boolean closes = ")]}".contains(each);
      boolean weaker = each.matches("and|or|if|else|,|:");
      if (depth == 0 && (closes || weaker)) {
        return end;
      }
      depth += "([{".contains(each) ? 1 : closes ? -1 : 0;
      end = token.end();
    }
    return end;
  }
}
