package org.sparring.jobs.prepare.filter;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.part.About;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Rejection;
import org.sparring.jobs.prepare.Stage;
import org.sparring.jobs.prepare.Verdict;

/** Drops rows whose prompt or one of whose responses is too short or too long. */
@About(
    "Drops a row whose prompt, or one of whose responses, is too short or too long. In characters"
        + " or words it may stand anywhere, in tokens after `tokenise`.")
public record Length(
    @Param(value = "In what length is counted: characters, words or tokens.", or = "characters")
        LengthUnit unit,
    @Param(value = "Least length of a prompt.", or = "0", min = 0) int promptLeast,
    @Param(value = "Largest length of a prompt; 0 for any.", or = "0", min = 0) int promptMost,
    @Param(value = "Least length of a response.", or = "0", min = 0) int responseLeast,
    @Param(value = "Largest length of a response; 0 for any.", or = "0", min = 0) int responseMost)
    implements Stage.Rows {
  @Override
  public Set<Gift> needs() {
    return unit == LengthUnit.TOKENS ? Set.of(Gift.TOKENS) : Set.of();
  }

  @Override
  public Verdict judge(Draft draft) {
    int prompt = unit.prompt(draft);
    if (outside(prompt, promptLeast, promptMost)) {
      return rejected(draft, "prompt", prompt, promptLeast);
    }
    List<Integer> responses = unit.responses(draft);
    for (int response : responses) {
      if (outside(response, responseLeast, responseMost)) {
        return rejected(draft, "response", response, responseLeast);
      }
    }
    return Verdict.keep(draft);
  }

  private static boolean outside(int length, int least, int most) {
    return length < least || (most > 0 && length > most);
  }

  private Verdict rejected(Draft draft, String part, int length, int least) {
    boolean shorter = length < least;
    String detail =
        "The %s has %d %s; mend the row or change %s_%s."
            .formatted(
                part,
                length,
                unit.name().toLowerCase(Locale.ROOT),
                part,
                shorter ? "least" : "most");
    return Verdict.reject(
        Rejection.dropped(draft, this, part + (shorter ? "_too_short" : "_too_long"), detail));
  }
}
