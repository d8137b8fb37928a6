package org.sparring.jobs.prepare.filter;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;
import org.sparring.common.part.About;
import org.sparring.datasets.read.Response;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Rejection;
import org.sparring.jobs.prepare.Stage;
import org.sparring.jobs.prepare.Verdict;

/** Drops rows whose best response refuses with stock phrases. */
@About(
    "Drops a row whose responses refuse with stock phrases at their beginning. The usual patterns"
        + " are English; refusals that are wanted, as in data on harmlessness, call for other"
        + " patterns or for none of this stage.")
public record Refusals(
    @Param(
            value = "Regular expressions, in any case; none for those that come with the suite.",
            or = "[]")
        List<String> patterns,
    @Param(
            value =
                "Which responses: the best ones (all where none is ranked), any, or all of them.",
            or = "best")
        Which of,
    @Param(value = "Characters at the beginning that are looked at.", or = "300", min = 1)
        int within)
    implements Stage.Rows {
  /** Which responses must refuse. */
  public enum Which {
    BEST,
    ANY,
    ALL
  }

  public Refusals {
    patterns = List.copyOf(patterns);
    patterns.forEach(Refusals::compiled);
  }

  private static Pattern compiled(String pattern) {
    try {
      return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    } catch (PatternSyntaxException wrong) {
      throw UserException.settings(
          "patterns: '" + pattern + "' is no regular expression: " + wrong.getDescription() + ".");
    }
  }

  @Override
  public Verdict judge(Draft draft) {
    List<Response> responses = draft.example().responses();
    List<Response> looked = of == Which.BEST ? best(responses) : responses;
    List<String> refusals = looked.stream().map(this::phrase).flatMap(Optional::stream).toList();
    boolean dropped = of == Which.ALL ? refusals.size() == looked.size() : !refusals.isEmpty();
    return !dropped || looked.isEmpty()
        ? Verdict.keep(draft)
        : Verdict.reject(
            Rejection.dropped(
                draft, this, "refusal", "A response says \"" + refusals.get(0) + "\"."));
  }

  private static List<Response> best(List<Response> responses) {
    boolean ranked = responses.stream().anyMatch(each -> each.rank() >= 0);
    return ranked ? responses.stream().filter(each -> each.rank() == 0).toList() : responses;
  }

  private Optional<String> phrase(Response response) {
    String text = Texts.of(response.content()).findFirst().orElse("");
    String beginning = text.substring(0, Math.min(within, text.length()));
    Collection<Pattern> known =
        patterns.isEmpty() ? Usual.PATTERNS : patterns.stream().map(Refusals::compiled).toList();
    return known.stream()
        .map(pattern -> pattern.matcher(beginning))
        .filter(Matcher::find)
        .map(Matcher::group)
        .findFirst();
  }

  private static final class Usual {
    static final List<Pattern> PATTERNS =
        new DataFile("refusals.txt").entries().stream().map(Refusals::compiled).toList();
  }
}
