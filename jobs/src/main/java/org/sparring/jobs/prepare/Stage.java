package org.sparring.jobs.prepare;

import java.io.Serializable;
import java.util.List;

/** One step of preparation, a pure function. */
sealed interface Stage extends Serializable {
  /** The value of the column {@code stage} of {@code rejects}. */
  String name();

  /** A stage that judges each row alone. */
  non-sealed interface Rows extends Stage {
    Verdict judge(Draft draft);
  }

  /** A stage that judges together the rows that share a key. */
  non-sealed interface Groups extends Stage {
    String key(Draft draft);

    /**
     * Judges a group.
     *
     * @param group held-out rows (test, then validation) before others, then by file and position
     */
    Verdict judge(List<Draft> group);
  }

  /** What became of one row or group: everything given is kept, or rejected with its reason. */
  record Verdict(List<Draft> kept, List<Rejection> rejected) {
    static Verdict keep(Draft draft) {
      return new Verdict(List.of(draft), List.of());
    }

    static Verdict keep(Draft draft, Rejection cut) {
      return new Verdict(List.of(draft), List.of(cut));
    }

    static Verdict reject(Rejection rejection) {
      return new Verdict(List.of(), List.of(rejection));
    }
  }
}
