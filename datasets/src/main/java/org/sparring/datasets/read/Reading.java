package org.sparring.datasets.read;

import java.io.Serializable;
import java.util.List;
import org.sparring.common.data.table.Source;

/**
 * What became of one input row: its examples, or a fault. Several annotators of one pair give one
 * example each.
 *
 * @param examples at least one, all with this source; none where there is a fault
 * @param fault null where there are examples
 */
public record Reading(Source source, List<Example> examples, Fault fault) implements Serializable {
  public Reading {
    examples = List.copyOf(examples);
    if (examples.isEmpty() == (fault == null)) {
      throw new IllegalArgumentException("a row has examples or a fault: " + source);
    }
  }

  /** A row that was read. */
  public static Reading of(Source source, List<Example> examples) {
    return new Reading(source, examples, null);
  }

  /** A row that could not be read. */
  public static Reading fault(Source source, Fault fault) {
    return new Reading(source, List.of(), fault);
  }

  /** The one example of a row that has just one. */
  public Example example() {
    if (examples.size() != 1) {
      throw new IllegalStateException(
          "expected one example at " + source + ", not " + examples.size() + ", fault " + fault);
    }
    return examples.get(0);
  }
}
