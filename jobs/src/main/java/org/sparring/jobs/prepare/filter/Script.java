package org.sparring.jobs.prepare.filter;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;
import org.sparring.common.part.About;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Rejection;
import org.sparring.jobs.prepare.Stage;
import org.sparring.jobs.prepare.Verdict;

/** Drops rows that are written in other scripts. */
@About(
    value =
        "Drops a row of which one text has too few letters of the wanted scripts. It tells scripts,"
            + " not languages: English and French are both latin. Texts without letters pass.",
    formula = "share = letters of the wanted scripts / letters, those of no script aside",
    paper = "Unicode Standard Annex 24")
public record Script(
    @Param(
            value = "Scripts by their Unicode names, as latin, cyrillic, han, hiragana, arabic.",
            or = "[latin]")
        List<UnicodeScript> scripts,
    @Param(value = "Least share in each text.", or = "0.8", min = 0, max = 1) double share)
    implements Stage.Rows {
  public Script {
    scripts = List.copyOf(scripts);
    if (scripts.isEmpty()) {
      throw UserException.settings("scripts: name at least one.");
    }
  }

  @Override
  public Verdict judge(Draft draft) {
    Scripts wanted = new Scripts(EnumSet.copyOf(scripts));
    double least = new Texts(draft.example()).all().mapToDouble(wanted::share).min().orElse(1);
    return least >= share
        ? Verdict.keep(draft)
        : Verdict.reject(
            Rejection.dropped(
                draft,
                this,
                "script",
                String.format(
                    Locale.ROOT,
                    "In one of its texts %.3f of the letters are of the wanted scripts; share asks"
                        + " for %.3f.",
                    least,
                    share)));
  }
}
