package org.sparring.datasets.read;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/** One public format: which rows it takes and what they mean. */
interface Format extends Serializable {

  /** The prompt and the responses of a row. */
  record Body(Content prompt, List<Response> responses) {}

  /** The name in the settings. */
  String name();

  /** The columns that it needs. */
  Set<String> columns();

  /** Whether a row whose meaning-bearing columns are exactly {@link #columns()} is its own. */
  default boolean fits(Cells row) {
    return true;
  }

  /** The prompt and the responses of a row that has the columns. */
  Body read(Cells row) throws MalformedRowException;
}
