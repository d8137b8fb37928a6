package org.sparring.jobs.loop;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.sparring.common.config.Near;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.PreferenceRow;
import org.sparring.common.data.table.PromptRow;
import org.sparring.common.data.table.RolloutRow;
import org.sparring.common.part.Reward;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Rows;
import org.sparring.common.workspace.Table;
import org.sparring.common.workspace.Tables;
import org.sparring.jobs.recipe.Examples;
import org.sparring.jobs.recipe.RewardTerm;
import org.sparring.jobs.recipe.Stream;

/**
 * Looks whether prompts have the columns that rewards cannot do without, before anything is
 * sampled. A column that only some prompts lack is an error of their samples.
 */
final class PromptColumns {
  private final Run run;

  PromptColumns(Run run) {
    this.run = run;
  }

  /** Looks at the prepared examples of every stream. */
  void require() {
    run.recipe()
        .streams()
        .forEach(
            (name, stream) -> {
              Examples examples = stream.examples();
              if (examples.table() == Examples.Kind.PROMPTS) {
                require(name, stream, files(stream), Tables.PROMPTS, PromptRow::facts);
              } else {
                require(name, stream, files(stream), Tables.PREFERENCES, PreferenceRow::facts);
              }
            });
  }

  /** Looks at committed roll-outs. */
  void require(String stream, List<FileEntry> rollouts) {
    Stream reads = run.recipe().streams().get(stream);
    require(stream, reads, rollouts, Tables.ROLLOUTS, RolloutRow::facts);
  }

  private List<FileEntry> files(Stream stream) {
    Examples examples = stream.examples();
    return new ExampleFiles(run.workspace(), examples.table()).files(examples.run());
  }

  private <R extends Record> void require(
      String name,
      Stream stream,
      List<FileEntry> files,
      Table<R> table,
      Function<R, Map<String, String>> facts) {
    Map<String, Reward> wanted = new TreeMap<>();
    for (RewardTerm term : stream.reward()) {
      term.reward().columns().forEach(each -> wanted.put(each, term.reward()));
    }
    if (wanted.isEmpty()) {
      return;
    }
    Set<String> known = new TreeSet<>();
    try (Rows<R> rows = run.workspace().rows(table, files)) {
      known.addAll(seen(rows, facts, wanted.keySet()));
    }
    wanted.forEach((column, reward) -> require(name, column, reward, known));
  }

  /** The columns of the prompts up to the first one by which all that are wanted were there. */
  private static <R extends Record> Set<String> seen(
      Iterator<R> rows, Function<R, Map<String, String>> facts, Set<String> wanted) {
    Set<String> seen = new TreeSet<>(Set.of("prompt"));
    while (rows.hasNext() && !seen.containsAll(wanted)) {
      seen.addAll(facts.apply(rows.next()).keySet());
    }
    return seen;
  }

  private static void require(String name, String column, Reward reward, Set<String> known) {
    if (!known.contains(column)) {
      throw UserException.settings(
          "streams.%s.reward: no prompt has the column `%s`, which %s reads; %s"
              .formatted(name, column, reward, Near.hint(column, known)));
    }
  }
}
