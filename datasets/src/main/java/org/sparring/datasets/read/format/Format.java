package org.sparring.datasets.read.format;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.sparring.datasets.read.MalformedRowException;

/**
 * One public format: which rows it takes and what they mean. What it does not read of a row is
 * carried as a fact.
 */
public interface Format extends Serializable {

  /** The name in the settings. */
  String name();

  /** One sentence for {@code docs/formats.md}: what becomes of a row. */
  String about();

  /** The columns that it needs. */
  Set<String> columns();

  /** Whether a row that has the columns is its own, by what they hold. */
  default boolean fits(Cells row) {
    return true;
  }

  /** Whether it is one of TRL's types, which must have no other column that bears a meaning. */
  default boolean trl() {
    return false;
  }

  /**
   * What a row says: more than one where several judged it.
   *
   * @throws MalformedRowException where the row is not of this format
   */
  List<Body> read(Cells row) throws MalformedRowException;
}
