package org.sparring.common.workspace;

import java.util.List;
import java.util.stream.Collectors;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.AnnotationRow;
import org.sparring.common.data.table.EvaluationRow;
import org.sparring.common.data.table.MetricRow;
import org.sparring.common.data.table.ParameterRow;
import org.sparring.common.data.table.PreferenceRow;
import org.sparring.common.data.table.PromptRow;
import org.sparring.common.data.table.RejectRow;
import org.sparring.common.data.table.RolloutRow;
import org.sparring.common.data.table.RoundRow;
import org.sparring.common.data.table.ScoreRow;
import org.sparring.common.data.table.StateRow;
import org.sparring.common.data.table.TaskRow;

/** The tables of a workspace. */
public final class Tables {
  public static final Table<PreferenceRow> PREFERENCES =
      Table.of("preferences", PreferenceRow.class);
  public static final Table<PromptRow> PROMPTS = Table.of("prompts", PromptRow.class);
  public static final Table<RejectRow> REJECTS = Table.of("rejects", RejectRow.class);
  public static final Table<AnnotationRow> ANNOTATIONS =
      Table.of("annotations", AnnotationRow.class);
  public static final Table<RolloutRow> ROLLOUTS = Table.of("rollouts", RolloutRow.class);
  public static final Table<ScoreRow> SCORES = Table.of("scores", ScoreRow.class);
  public static final Table<ParameterRow> PARAMETERS =
      Table.ofLargeRows("parameters", ParameterRow.class);
  public static final Table<StateRow> STATE = Table.of("state", StateRow.class);
  public static final Table<RoundRow> ROUNDS = Table.of("rounds", RoundRow.class);
  public static final Table<TaskRow> TASKS = Table.of("tasks", TaskRow.class);
  public static final Table<MetricRow> METRICS = Table.of("metrics", MetricRow.class);
  public static final Table<EvaluationRow> EVALUATIONS =
      Table.of("evaluations", EvaluationRow.class);

  private static final List<Table<?>> ALL =
      List.of(
          PREFERENCES,
          PROMPTS,
          REJECTS,
          ANNOTATIONS,
          ROLLOUTS,
          SCORES,
          PARAMETERS,
          STATE,
          ROUNDS,
          TASKS,
          METRICS,
          EVALUATIONS);

  private Tables() {}

  /** Every table, in the order in which data flows. */
  public static List<Table<?>> all() {
    return ALL;
  }

  /** The table of this name; an error that lists the names where there is none. */
  public static Table<?> named(String name) {
    return ALL.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                UserException.settings(
                    "there is no table '"
                        + name
                        + "'; the tables are "
                        + ALL.stream().map(Table::name).collect(Collectors.joining(", "))));
  }
}
