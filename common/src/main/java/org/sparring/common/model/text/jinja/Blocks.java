package org.sparring.common.model.text.jinja;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Jinja's {@code trim_blocks} and {@code lstrip_blocks}, as Hugging Face sets them: the line end
 * behind a block or comment goes, and so does white space before one that begins a line; a {@code
 * +} keeps it. The library's own settings also strip white space behind an expression.
 */
final class Blocks {
  private static final String CONTENT =
      "(?:'(?:\\\\.|[^'\\\\])*'|\"(?:\\\\.|[^\"\\\\])*\"|(?!%\\}).)*?";
  private static final Pattern REGION =
      Pattern.compile(
          "\\{%[-+]?\\s*raw\\b.*?\\{%[-+]?\\s*endraw\\s*[-+]?%\\}|\\{#.*?#\\}|\\{%"
              + CONTENT
              + "%\\}|\\{\\{.*?\\}\\}",
          Pattern.DOTALL);

  private Blocks() {}

  static String trimmed(String template) {
    Matcher region = REGION.matcher(template);
    StringBuilder text = new StringBuilder();
    int from = 0;
    boolean begins = true;
    while (region.find()) {
      String before = template.substring(from, region.start());
      String found = region.group();
      boolean block = !found.startsWith("{{");
      text.append(block && !found.startsWith("{%+") ? unindented(before, begins) : before);
      text.append(found.replaceFirst("^\\{%\\+", "{%").replaceFirst("\\+%\\}$", "%}"));
      from = region.end();
      begins = false;
      if (block && !found.endsWith("+%}") && template.startsWith("\n", from)) {
        from++;
        begins = true;
      }
    }
    return text.append(template.substring(from)).toString();
  }

  /** The text without the spaces and tabs of its last line, where these are all of that line. */
  private static String unindented(String before, boolean begins) {
    int line = before.lastIndexOf('\n') + 1;
    boolean blank = before.substring(line).chars().allMatch(each -> each == ' ' || each == '\t');
    return blank && (line > 0 || begins) ? before.substring(0, line) : before;
  }
}
