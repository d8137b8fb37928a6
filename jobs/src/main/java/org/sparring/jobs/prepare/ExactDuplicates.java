package org.sparring.jobs.prepare;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.part.About;

/** Merges rows of equal content into the first of them. */
@About(
    "Merges rows of equal content into one: of equal rows, or of rows that are equal in what `of`"
        + " names. The first by content survives, held-out rows before others. A prompt alone is"
        + " merged only with prompts alone, and text without a prompt with equal text.")
public record ExactDuplicates(
    @Param(
            value =
                "What is equal: row (prompt, responses, ranks and annotators: equal judgements of"
                    + " two annotators are two rows), pair (the same whoever judged), prompt,"
                    + " responses (with their ranks, whatever the prompt), or component (of near"
                    + " duplicates).",
            or = "row")
        Of of)
    implements Stage.Peers {
  private static final String SURVIVES = "survives";
  private static final String MERGES = "merges";

  /** What must be equal. */
  public enum Of {
    ROW("duplicate") {
      @Override
      String key(Draft draft) {
        return draft.key();
      }
    },
    PAIR("duplicate_pair") {
      @Override
      String key(Draft draft) {
        return draft.prompt() + ContentKey.responses(draft.example());
      }
    },
    PROMPT("duplicate_prompt") {
      @Override
      String key(Draft draft) {
        boolean alone = draft.promptOnly() || draft.example().prompt().blank();
        return alone ? draft.key() : draft.prompt();
      }
    },
    RESPONSES("duplicate_responses") {
      @Override
      String key(Draft draft) {
        return draft.promptOnly() ? draft.key() : ContentKey.responses(draft.example());
      }
    },
    COMPONENT("near_duplicate") {
      @Override
      String key(Draft draft) {
        return draft.component();
      }
    };

    private final String reason;

    Of(String reason) {
      this.reason = reason;
    }

    abstract String key(Draft draft);
  }

  /** Of equal rows. */
  public ExactDuplicates() {
    this(Of.ROW);
  }

  @Override
  public Set<Gift> needs() {
    return of == Of.COMPONENT ? EnumSet.of(Gift.KEYS, Gift.COMPONENTS) : Set.of(Gift.KEYS);
  }

  @Override
  public Set<Gift> gives() {
    boolean prompts = of == Of.RESPONSES || of == Of.COMPONENT;
    return prompts ? Set.of(Gift.ONE_FOR_SEVERAL) : Set.of();
  }

  @Override
  public String key(Draft draft) {
    return of.key(draft);
  }

  @Override
  public List<Ruling> decide(List<Ballot> group) {
    return Ruling.around(0, group, SURVIVES, MERGES);
  }

  @Override
  public Verdict judge(Draft draft, Ruling survivor) {
    return survivor.word().equals(SURVIVES)
        ? Verdict.keep(draft)
        : Verdict.reject(
            Rejection.merged(draft, this, of.reason, survivor.key(), detail(draft, survivor)));
  }

  private String detail(Draft loser, Ruling survivor) {
    String detail =
        "The same as "
            + survivor.source().file()
            + " at "
            + survivor.source().position()
            + (of == Of.ROW ? "." : " in what `of` names.");
    double lost = loser.example().strength();
    return Double.compare(survivor.strength(), lost) == 0
        ? detail
        : detail + " Its strength is " + lost + ", the survivor's " + survivor.strength() + ".";
  }
}
