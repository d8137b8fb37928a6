package org.sparring.jobs.loop;

import java.util.List;
import org.sparring.common.data.Start;

/** Where a group of a round begins. */
sealed interface Beginning {
  /** With an example of the stream. */
  record Fresh(Pick pick) implements Beginning {}

  /** With a response that an earlier round left open. */
  record Open(Start start) implements Beginning {}

  static List<Pick> picks(List<Beginning> all) {
    return all.stream().filter(Fresh.class::isInstance).map(each -> ((Fresh) each).pick()).toList();
  }

  static List<Start> open(List<Beginning> all) {
    return all.stream().filter(Open.class::isInstance).map(each -> ((Open) each).start()).toList();
  }
}
