package org.sparring.jobs.prepare.filter;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;
import org.sparring.common.part.About;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.Example;
import org.sparring.datasets.read.Response;
import org.sparring.jobs.prepare.Draft;
import org.sparring.jobs.prepare.Rejection;
import org.sparring.jobs.prepare.Stage;
import org.sparring.jobs.prepare.Verdict;
import org.sparring.jobs.sql.Condition;

/** Keeps the rows for which a condition in Spark SQL is true. */
@About(
    "Keeps the rows for which a Spark SQL condition is true; false, null and an error drop the row."
        + " Its columns are prompt (text), responses (texts) and ranks (0 is best, -1 unranked) in"
        + " the order of the row, strength, annotators (texts), file, position, facts (a map from"
        + " carried columns to texts), and each carried column by its name, null where a row lacks"
        + " it. Messages of a conversation are joined by line ends. ANSI rules, time zone UTC; it"
        + " sees neither other rows nor time nor chance.")
public record Where(@Param("Spark SQL condition, as `size(responses) = 2`.") String condition)
    implements Stage.Rows {
  public Where {
    try {
      Condition.of(condition);
    } catch (IllegalArgumentException wrong) {
      throw UserException.settings("condition: " + wrong.getMessage() + ".");
    }
  }

  @Override
  public Verdict judge(Draft draft) {
    Condition compiled = Condition.of(condition);
    Example example = draft.example();
    try {
      Boolean value = compiled.test(row(example));
      if (value != null && value) {
        return Verdict.keep(draft);
      }
      String lacking = value == null ? lacking(compiled.own(), example) : "";
      String detail = "`%s` is %s.%s".formatted(condition, value, lacking);
      return dropped(draft, value == null ? "null" : "false", detail);
    } catch (IllegalStateException failed) {
      return dropped(draft, "error", "`" + condition + "` failed: " + failed.getMessage());
    }
  }

  private Verdict dropped(Draft draft, String how, String detail) {
    return Verdict.reject(Rejection.dropped(draft, this, "condition_" + how, detail));
  }

  private static String lacking(Set<String> own, Example example) {
    Set<String> lacking = new TreeSet<>(own);
    lacking.removeAll(example.facts().keySet());
    return lacking.isEmpty() ? "" : " The row has no column " + String.join(", ", lacking) + ".";
  }

  private static Condition.Row row(Example example) {
    double strength = example.strength();
    return new Condition.Row(
        joined(example.prompt()),
        example.responses().stream().map(each -> joined(each.content())).toList(),
        example.responses().stream().map(Response::rank).toList(),
        Double.isNaN(strength) ? null : strength,
        List.copyOf(example.annotators()),
        example.source().file(),
        example.source().position(),
        example.facts());
  }

  private static String joined(Content content) {
    return Texts.of(content).collect(Collectors.joining("\n"));
  }
}
