package org.sparring.jobs.prepare.layout;

import java.util.List;
import java.util.Map;
import org.sparring.common.data.table.PreferenceRow;
import org.sparring.common.data.table.TurnRow;
import org.sparring.common.workspace.Table;
import org.sparring.common.workspace.Tables;

/** A layout of {@code preferences}. */
interface OfPreferences extends Layout<PreferenceRow> {
  @Override
  default Table<PreferenceRow> table() {
    return Tables.PREFERENCES;
  }

  @Override
  default String split(PreferenceRow row) {
    return row.split();
  }

  @Override
  default List<TurnRow> turns(PreferenceRow row) {
    return row.turns();
  }

  @Override
  default Map<String, String> facts(PreferenceRow row) {
    return row.facts();
  }
}
