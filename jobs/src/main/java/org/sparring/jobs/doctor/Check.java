package org.sparring.jobs.doctor;

import java.util.List;

/** One thing that a run needs. */
@FunctionalInterface
interface Check {
  Finding look(Found found);

  /** The first processes of some, for messages. */
  static String names(List<Facts> some) {
    return String.join(", ", some.stream().map(Facts::name).limit(3).toList());
  }
}
