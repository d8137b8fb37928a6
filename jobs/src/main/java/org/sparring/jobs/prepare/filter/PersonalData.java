package org.sparring.jobs.prepare.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;
import org.sparring.common.part.About;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.Response;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Finding;
import org.sparring.jobs.prepare.Rejection;
import org.sparring.jobs.prepare.Stage;
import org.sparring.jobs.prepare.Verdict;

/** Masks personal data, or drops the rows that hold some. */
@About(
    "Masks e-mail addresses, IBANs (with right check digits), card numbers (with the right check"
        + " digit), IP addresses and telephone numbers in prompt, responses and carried columns:"
        + " [EMAIL], [IBAN], [CARD], [IP], [PHONE]. A masked row is kept, and counted with its"
        + " masks by kind in `rejects` as a cut; what was masked is written nowhere. Put it right"
        + " after `normalise`: the keys of content are made anew.")
public record PersonalData(
    @Param(value = "What is looked for.", or = "[email, iban, card, ip, phone]")
        List<PersonalKind> kinds,
    @Param(value = "What is done: mask, or drop the row.", or = "mask") Policy policy,
    @Param(
            value =
                "Whether masks are numbered within a row, as [EMAIL_1], so that one value has one"
                    + " name in the prompt and in all responses.",
            or = "false")
        boolean numbered,
    @Param(value = "Whether carried columns are masked too.", or = "true") boolean facts)
    implements Stage.Rows {
  /** What is done with what was found. */
  public enum Policy {
    MASK,
    DROP
  }

  public PersonalData {
    kinds = List.copyOf(kinds);
  }

  /** Prompts that become equal must not be in two splits. */
  @Override
  public Set<Gift> undoes() {
    return Gift.OF_TEXT;
  }

  @Override
  public Verdict judge(Draft draft) {
    if (draft.encoded() != null) {
      throw UserException.settings(
          "stages: 'personal_data' must come before 'tokenise': what it masks is in the tokens.");
    }
    Masking masking = new Masking(kinds, numbered);
    Example masked = masked(draft.example(), masking);
    SortedMap<PersonalKind, Long> masks = masking.masks();
    if (masks.isEmpty()) {
      return Verdict.keep(draft);
    }
    if (policy == Policy.DROP) {
      return Verdict.reject(
          Rejection.dropped(draft, this, "personal_data", "It holds " + said(masks) + "."));
    }
    Draft changed = draft.with(masked);
    List<Rejection> cuts = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    masks.forEach(
        (kind, count) -> {
          String name = kind.name().toLowerCase(Locale.ROOT);
          String detail = "Masked " + count + " of this kind.";
          cuts.add(Rejection.cut(changed, this, "masked_" + name, count, detail));
          findings.add(Finding.count(this, "masks", name, count));
          findings.add(Finding.count(this, "masked_rows", name, 1));
        });
    return new Verdict(List.of(changed), cuts, findings);
  }

  private Example masked(Example example, Masking masking) {
    Example masked = new Texts(example).mapped(masking::masked);
    if (!facts) {
      return masked;
    }
    List<Response> responses =
        masked.responses().stream()
            .map(
                each ->
                    new Response(
                        each.content(),
                        each.rank(),
                        each.rating(),
                        Texts.mapped(each.facts(), masking::masked)))
            .toList();
    return masked
        .with(masked.prompt(), responses)
        .carrying(Texts.mapped(example.facts(), masking::masked));
  }

  private static String said(SortedMap<PersonalKind, Long> masks) {
    StringBuilder said = new StringBuilder();
    masks.forEach(
        (kind, count) ->
            said.append(said.length() == 0 ? "" : ", ")
                .append(kind.name().toLowerCase(Locale.ROOT))
                .append(' ')
                .append(count));
    return said.toString();
  }
}
