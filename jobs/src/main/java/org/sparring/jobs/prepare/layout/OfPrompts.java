package org.sparring.jobs.prepare.layout;

import java.util.List;
import java.util.Map;
import org.sparring.common.data.table.PromptRow;
import org.sparring.common.data.table.TurnRow;
import org.sparring.common.workspace.Table;
import org.sparring.common.workspace.Tables;

/** A layout of {@code prompts}. */
interface OfPrompts extends Layout<PromptRow> {
  @Override
  default Table<PromptRow> table() {
    return Tables.PROMPTS;
  }

  @Override
  default String split(PromptRow row) {
    return row.split();
  }

  @Override
  default List<TurnRow> turns(PromptRow row) {
    return row.turns();
  }

  @Override
  default Map<String, String> facts(PromptRow row) {
    return row.facts();
  }
}
