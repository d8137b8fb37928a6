package org.sparring.jobs.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sparring.common.data.Start;
import org.sparring.common.data.table.PreferenceRow;
import org.sparring.common.data.table.PromptRow;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.recipe.Examples;

/**
 * Reads prepared examples. Committed files never change, so the few that were read last are kept
 * decoded for the next round of the same process.
 */
final class ExampleFiles {
  private static final int KEPT = 16;
  private static final String ORDER = "order";
  private static final Recent<Prepared> RECENT = new Recent<>(KEPT);

  private final Workspace workspace;
  private final Examples.Kind kind;

  ExampleFiles(Workspace workspace, Examples.Kind kind) {
    this.workspace = workspace;
    this.kind = kind;
  }

  /** The files of the prepared table. */
  List<FileEntry> files(String run) {
    return workspace.files(
        kind == Examples.Kind.PROMPTS ? Tables.PROMPTS : Tables.PREFERENCES, run);
  }

  /** An example and its split. */
  record Prepared(String split, Example example) {}

  /** All rows of one file, in file order. */
  List<Prepared> read(FileEntry file) {
    return RECENT.rows(
        workspace, file, () -> kind == Examples.Kind.PROMPTS ? prompts(file) : preferences(file));
  }

  /** The examples of picks, in their order. */
  List<Example> examples(List<Pick> picks) {
    Map<FileEntry, List<Prepared>> read = new HashMap<>();
    List<Example> examples = new ArrayList<>();
    for (Pick pick : picks) {
      examples.add(read.computeIfAbsent(pick.file(), this::read).get(pick.row()).example());
    }
    return examples;
  }

  private List<Prepared> prompts(FileEntry file) {
    List<Prepared> rows = new ArrayList<>();
    for (PromptRow row : workspace.list(Tables.PROMPTS, List.of(file))) {
      Start start = new Start(row.prompt(), row.ids(), new int[0], facts(row.facts(), row.text()));
      rows.add(new Prepared(row.split(), new Example(start, List.of(), Double.NaN)));
    }
    return rows;
  }

  private List<Prepared> preferences(FileEntry file) {
    List<Prepared> rows = new ArrayList<>();
    for (PreferenceRow row : workspace.list(Tables.PREFERENCES, List.of(file))) {
      Start start = new Start(row.key(), row.ids(), new int[0], facts(row));
      rows.add(new Prepared(row.split(), new Example(start, row.responses(), row.strength())));
    }
    return rows;
  }

  private static Map<String, String> facts(PreferenceRow row) {
    Map<String, String> facts = facts(row.facts(), row.text());
    if (!Double.isNaN(row.order())) {
      facts.put(ORDER, Double.toString(row.order()));
    }
    return facts;
  }

  private static Map<String, String> facts(Map<String, String> carried, String text) {
    Map<String, String> facts = new TreeMap<>(carried);
    facts.putIfAbsent("prompt", text);
    return facts;
  }
}
