package org.sparring.jobs.prepare.layout;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.sparring.common.data.table.TurnRow;
import org.sparring.common.workspace.Table;

/**
 * A public layout of training data.
 *
 * @param <R> rows of the table that it shows
 */
interface Layout<R extends Record> extends Serializable {
  /** The table that it shows. */
  Table<R> table();

  String split(R row);

  /** The turns of its prompt; none where it was text. */
  List<TurnRow> turns(R row);

  /** The carried columns of a row. */
  Map<String, String> facts(R row);

  /** Its columns. */
  List<Field> fields();

  /** Whether it is a Parquet file rather than lines of JSON, unless the settings say. */
  default boolean parquet() {
    return false;
  }

  /** Values by column; a structure is a map, a turn a record; a column may be left out. */
  Map<String, Object> values(R row) throws InexpressibleException;
}
