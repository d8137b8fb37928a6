package org.sparring.common.part;

import java.io.Serializable;
import java.util.Set;
import org.sparring.common.data.Row;

/** What sits in a slot of a recipe: a record whose components are its parameters. */
public interface Part extends Serializable {
  /** Stored rows that the part reads; the recipe must have a model for each. */
  default Set<Row> reads() {
    return Set.of();
  }
}
