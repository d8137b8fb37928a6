package org.sparring.jobs.prepare.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
import org.sparring.jobs.sql.ResponseCondition;

/** Ranks responses by rules. */
@About(
    value =
        "Ranks responses by rules: a response gets the level of the first condition that holds for"
            + " it, or the last level, and levels become ranks, so that the stage pairs can make"
            + " pairs of them. A condition is Spark SQL over prompt, response, rank, rating, facts"
            + " (a map) and each carried column by its name, as text: boolean(correct) reads one. A"
            + " rule that reads a column which the row lacks, or fails, drops the row as no_level."
            + " Ratings are taken away, since they may say otherwise. Rows without responses stay"
            + " as they are.",
    formula = "level(y) = least i where rule_i holds for y, or the number of rules",
    paper = "Su et al. 2025, Trust Region Preference Approximation, arXiv:2504.04524")
public record Levels(
    @Param(
            value = "Conditions, best level first.",
            or =
                "['boolean(format_ok) and boolean(correct)', 'boolean(format_ok) and"
                    + " boolean(complete)', 'boolean(format_ok)']")
        List<String> rules)
    implements Stage.Rows {
  public Levels {
    rules = List.copyOf(rules);
    if (rules.isEmpty()) {
      throw UserException.settings("levels.rules: write at least one condition.");
    }
    rules.forEach(ResponseCondition::of);
  }

  @Override
  public Set<Gift> needs() {
    return Set.of(Gift.KEYS);
  }

  @Override
  public Set<Gift> undoes() {
    return Set.of(Gift.TOKENS, Gift.LEADERS);
  }

  @Override
  public Verdict judge(Draft draft) {
    Example row = draft.example();
    List<Response> ranked = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Response response : row.responses()) {
      try {
        int level = level(row, response);
        ranked.add(new Response(response.content(), level, response.facts()));
        findings.add(Finding.count(this, "responses", "level " + (level + 1), 1));
      } catch (IllegalArgumentException failed) {
        return Verdict.reject(Rejection.dropped(draft, this, "no_level", failed.getMessage()));
      }
    }
    return ranked.isEmpty()
        ? Verdict.keep(draft)
        : new Verdict(List.of(draft.with(row.with(row.prompt(), ranked))), List.of(), findings);
  }

  private int level(Example row, Response response) {
    Map<String, String> facts = new TreeMap<>(row.facts());
    facts.putAll(response.facts());
    ResponseCondition.Row seen =
        new ResponseCondition.Row(
            Words.text(row.prompt()),
            Words.text(response.content()),
            response.rank(),
            response.rating(),
            facts);
    int level = 0;
    while (level < rules.size() && !holds(rules.get(level), seen)) {
      level++;
    }
    return level;
  }

  private static boolean holds(String rule, ResponseCondition.Row seen) {
    ResponseCondition condition = ResponseCondition.of(rule);
    for (String column : condition.own()) {
      if (!seen.facts().containsKey(column)) {
        throw new IllegalArgumentException(
            "A response has no column '" + column + "', which the rule `" + rule + "` reads.");
      }
    }
    return condition.holds(seen);
  }
}
