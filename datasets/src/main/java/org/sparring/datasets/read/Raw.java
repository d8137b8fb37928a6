package org.sparring.datasets.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.Comparator;
import org.sparring.common.data.table.Source;

/**
 * A row as its container holds it: columns, or the fault that hid them.
 *
 * @param row an object node; null where there is a fault
 * @param fault null where there is a row
 */
record Raw(Source source, JsonNode row, Fault fault) implements Serializable {
  private static final int SHOWN = 200;

  /** Rows by file and place. */
  static final class Order implements Comparator<Raw>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(Raw one, Raw other) {
      int files = one.source.file().compareTo(other.source.file());
      return files != 0 ? files : Long.compare(one.source.position(), other.source.position());
    }
  }

  /** The row for people: its beginning, or its fault. */
  String shown() {
    return row == null ? fault.detail() : abbreviated(row.toString());
  }

  static String abbreviated(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
