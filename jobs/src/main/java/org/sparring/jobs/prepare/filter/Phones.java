package org.sparring.jobs.prepare.filter;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Telephone numbers as people write them: international with + or 00 and 8 to 15 digits (ITU-T
 * E.164), North American as 3-3-4 with area and exchange from 2 up, and national ones that begin
 * with 0 and are written in groups, 9 to 12 digits. A number without a mark between its digits is
 * one only where + stands before it.
 */
final class Phones implements Finder {
  private static final String BEFORE = "(?<![\\w.+/#-])(?<![0-9][,:])";
  private static final String AFTER = "(?![\\w/]|[-.,:][0-9])";
  private static final List<Form> FORMS =
      List.of(
          new Form(
              "(?:\\+|00(?=[1-9][0-9]{0,2}[ ./-]))[1-9](?:["
                  + " ./-]?(?:\\([0-9]{1,5}\\)|[0-9]{1,14})){1,8}+",
              8,
              15),
          new Form(
              "(?:1[-. ])?(?:\\([2-9][0-9]{2}\\) ?|[2-9][0-9]{2}[-. ])[2-9][0-9]{2}[-. ][0-9]{4}",
              10, 11),
          new Form("0[1-9](?:[ .-][0-9]{2}){4}", 10, 10),
          new Form(
              "(?:\\(0[1-9][0-9]{1,3}\\)|0[1-9][0-9]{1,3})[ /-](?:[0-9]{2,8}[ -]?){0,3}[0-9]{2,8}",
              9,
              12));

  private record Form(Pattern pattern, int least, int most) {
    Form(String pattern, int least, int most) {
      this(Pattern.compile(BEFORE + pattern + AFTER), least, most);
    }
  }

  @Override
  public List<Span> in(String text) {
    TreeMap<Integer, Span> found = new TreeMap<>();
    for (Form form : FORMS) {
      Matcher matcher = form.pattern.matcher(text);
      while (matcher.find()) {
        String digits = matcher.group().replaceAll("[^0-9]", "");
        Map.Entry<Integer, Span> before = found.lowerEntry(matcher.end());
        boolean free = before == null || before.getValue().end() <= matcher.start();
        if (free && digits.length() >= form.least && digits.length() <= form.most) {
          found.put(matcher.start(), new Span(matcher.start(), matcher.end(), digits));
        }
      }
    }
    return List.copyOf(found.values());
  }
}
