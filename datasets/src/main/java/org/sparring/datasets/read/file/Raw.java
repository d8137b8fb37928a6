package org.sparring.datasets.read.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.Comparator;
import org.sparring.common.data.table.Source;
import org.sparring.datasets.read.Excerpt;
import org.sparring.datasets.read.Fault;

/**
 * A row as its container holds it: columns, or the fault that hid them.
 *
 * @param row an object node; null where there is a fault
 * @param fault null where there is a row
 */
public record Raw(Source source, JsonNode row, Fault fault) implements Serializable {

  /** Rows by file and place. */
  public static final class Order implements Comparator<Raw>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(Raw one, Raw other) {
      int files = one.source.file().compareTo(other.source.file());
      return files != 0 ? files : Long.compare(one.source.position(), other.source.position());
    }
  }

  /** The row for people: its beginning, or its fault. */
  public String shown() {
    return row == null ? fault.detail() : Excerpt.of(row.toString());
  }
}
