package org.sparring.jobs.reward;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sparring.common.config.Param;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Tokens;
import org.sparring.common.part.Encoding;

/**
 * How a response is cut into segments: after a mark that white space or the end of the text
 * follows, where the segment has words enough. What is left at the end is a segment too, or, where
 * it has too few words, part of the last one.
 */
public record Segmenting(
    @Param(value = "Characters that end a segment of any length.", or = "'.!?'") String ends,
    @Param(value = "Characters that end a segment of least_words words.", or = "',;'")
        String pauses,
    @Param(value = "Least number of words before a pause.", or = "5", min = 1) int leastWords)
    implements Serializable {
  /**
   * A segment.
   *
   * @param start its first character
   * @param end the character after its last one
   */
  public record Segment(int start, int end) {}

  /** The segments of a text, which leave nothing out; none where it is blank. */
  public List<Segment> of(String text) {
    List<Segment> segments = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      boolean last = i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1));
      if (last && cuts(text.charAt(i), text.substring(start, i + 1))) {
        segments.add(new Segment(start, i + 1));
        start = i + 1;
      }
    }
    if (!text.substring(start).isBlank()) {
      segments.add(new Segment(start, text.length()));
    }
    return segments;
  }

  private boolean cuts(char mark, String segment) {
    boolean pause = pauses.indexOf(mark) >= 0 && words(segment) >= leastWords;
    return (pause || ends.indexOf(mark) >= 0) && words(segment) > 0;
  }

  private static int words(String text) {
    return (int)
        Arrays.stream(text.strip().split("\\s+", -1)).filter(each -> !each.isEmpty()).count();
  }

  /** Index of the token that ends each segment of a response; that of the last ends it all. */
  public int[] ends(Rollout response, Encoding encoding) {
    List<Segment> segments = of(response.text());
    int[] ends = new int[segments.size()];
    int last = response.length() - 1;
    for (int s = 0; s < ends.length; s++) {
      int tokens = encoding.ids(response.text().substring(0, segments.get(s).end())).length;
      ends[s] = s == ends.length - 1 ? last : Math.max(0, Math.min(last, tokens - 1));
    }
    return ends;
  }

  /**
   * What a model reads to judge each segment: the response up to its end, with an end-of-sequence
   * token after every segment.
   */
  public List<Tokens> shown(Rollout response, Encoding encoding) {
    Tokens whole = (Tokens) response.trace();
    int[] all = whole.ids();
    boolean ended = all.length > 0 && all[all.length - 1] == encoding.end();
    int length = ended ? all.length - 1 : all.length;
    List<Tokens> shown = new ArrayList<>();
    int[] so = new int[0];
    int from = 0;
    for (int end : ends(response, encoding)) {
      int to = Math.max(from, Math.min(length, end + 1));
      int[] longer = Arrays.copyOf(so, so.length + to - from + 1);
      System.arraycopy(all, from, longer, so.length, to - from);
      longer[longer.length - 1] = encoding.end();
      shown.add(new Tokens(whole.context(), longer));
      so = longer;
      from = to;
    }
    return shown;
  }
}
