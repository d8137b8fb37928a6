package org.sparring.jobs.prepare;

import java.util.List;

/**
 * What became of one row or group.
 *
 * @param kept rows that go on; more of them than were given where rows were made from one
 * @param rejected rows that do not go on, and cuts of rows that do
 * @param findings counts, which the frame adds up
 */
public record Verdict(List<Draft> kept, List<Rejection> rejected, List<Finding> findings) {
  public Verdict(List<Draft> kept, List<Rejection> rejected) {
    this(kept, rejected, List.of());
  }

  public static Verdict keep(Draft draft) {
    return new Verdict(List.of(draft), List.of());
  }

  public static Verdict keep(Draft draft, Rejection cut) {
    return new Verdict(List.of(draft), List.of(cut));
  }

  public static Verdict reject(Rejection rejection) {
    return new Verdict(List.of(), List.of(rejection));
  }
}
