package org.sparring.jobs.prepare.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.TurnRow;
import org.sparring.common.workspace.Table;

/**
 * A layout and carried columns beside its own, as text; a row without one leaves it out.
 *
 * @param names of the carried columns
 */
record Carrying<R extends Record>(Layout<R> layout, List<String> names) implements Layout<R> {
  Carrying {
    for (Field field : layout.fields()) {
      if (names.contains(field.name())) {
        throw UserException.settings(
            "carry: the layout has a column '" + field.name() + "' of its own; leave it out.");
      }
    }
  }

  @Override
  public Table<R> table() {
    return layout.table();
  }

  @Override
  public String split(R row) {
    return layout.split(row);
  }

  @Override
  public List<TurnRow> turns(R row) {
    return layout.turns(row);
  }

  @Override
  public Map<String, String> facts(R row) {
    return layout.facts(row);
  }

  @Override
  public List<Field> fields() {
    List<Field> fields = new ArrayList<>(layout.fields());
    names.forEach(name -> fields.add(Field.text(name)));
    return fields;
  }

  @Override
  public boolean parquet() {
    return layout.parquet();
  }

  @Override
  public Map<String, Object> values(R row) throws InexpressibleException {
    Map<String, Object> values = new LinkedHashMap<>(layout.values(row));
    for (String name : names) {
      if (layout.facts(row).containsKey(name)) {
        values.put(name, layout.facts(row).get(name));
      }
    }
    return values;
  }
}
