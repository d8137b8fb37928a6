package org.sparring.jobs.sql;

import java.util.List;
import java.util.Set;
import org.sparring.common.config.Param;
import org.sparring.common.data.Group;
import org.sparring.common.data.Outcome;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;
import org.sparring.common.part.About;
import org.sparring.common.part.Reward;

/**
 * A reward in SQL. It is compiled when it is bound, so that a mistake in it is told before anything
 * runs; see {@link Compiled} for what it may use.
 */
@About(
    value =
        "The value of a Spark SQL expression over one sample: a number, or a truth, which counts 1"
            + " or 0; null, a number that is not finite and an exception are errors. Its columns"
            + " are prompt, response and finish (texts), length and prompt_length (tokens), tokens"
            + " (an array of ids), facts (a map from the prompt's own columns to texts), and each"
            + " of the prompt's own columns by its name. ANSI rules, time zone UTC.",
    formula = "R = the value of the expression")
public record Sql(@Param("Spark SQL expression.") String expression) implements Reward {
  public Sql {
    Compiled.of(expression, SampleColumns.REWARD);
  }

  @Override
  public Set<String> columns() {
    return Compiled.of(expression, SampleColumns.REWARD).own();
  }

  @Override
  public List<Score> score(Group<Rollout> group) {
    Compiled compiled = Compiled.of(expression, SampleColumns.REWARD);
    return group.members().stream().map(each -> score(compiled, group, each)).toList();
  }

  private static Score score(Compiled compiled, Group<Rollout> group, Rollout rollout) {
    for (String column : compiled.own()) {
      if (!group.facts().containsKey(column)) {
        return Score.failed(Outcome.ERROR, "the prompt has no column " + column);
      }
    }
    try {
      Double value = compiled.value(SampleColumns.of(group.facts(), rollout), group.facts());
      if (value == null) {
        return Score.failed(Outcome.ERROR, "the expression is null");
      }
      return Double.isFinite(value)
          ? Score.of(value)
          : Score.failed(Outcome.ERROR, "the expression is " + value);
    } catch (RuntimeException e) {
      return Score.failed(Outcome.ERROR, "the expression failed: " + Compiled.firstLine(e));
    }
  }
}
