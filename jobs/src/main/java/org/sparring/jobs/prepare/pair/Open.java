package org.sparring.jobs.prepare.pair;

import java.util.List;
import org.sparring.datasets.read.Response;
import org.sparring.jobs.prepare.Draft;

/** Which pairs are still to be labelled. */
public enum Open {
  /** Those whose responses are unranked or equal; the ranked ones count as asked. */
  UNLABELLED {
    @Override
    boolean holds(Draft pair) {
      List<Response> responses = pair.example().responses();
      return responses.get(0).rank() == responses.get(1).rank();
    }
  },

  /** All of them, as if no label were known. */
  ALL {
    @Override
    boolean holds(Draft pair) {
      return true;
    }
  };

  /**
   * Whether a label may be asked for.
   *
   * @param pair a row of two responses
   */
  abstract boolean holds(Draft pair);
}
