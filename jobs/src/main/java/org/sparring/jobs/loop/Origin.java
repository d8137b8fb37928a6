package org.sparring.jobs.loop;

import java.io.Serializable;
import java.util.Set;
import org.sparring.common.model.Architecture.Output;
import org.sparring.common.model.Shape;
import org.sparring.common.part.Follow;

/** Where the first numbers of a model come from. */
sealed interface Origin extends Serializable {
  /** Random numbers. */
  record Fresh(Shape architecture) implements Origin {}

  /** A checkpoint folder; further heads are random. */
  record Loaded(String folder, Change change) implements Origin {}

  /** Another model's vector; further heads are random. */
  record Derived(Snapshot source, Change change) implements Origin {}

  /** A mixture of its own source and of the model that it follows. */
  record Mixed(Snapshot own, Snapshot leader, Follow rule) implements Origin {}

  /**
   * How a model's shape differs from its source's.
   *
   * @param more further heads
   * @param head numbers of a k-way head, 0 for the source's
   * @param positions longest sequence, 0 for the source's
   */
  record Change(Set<Output> more, int head, int positions) implements Serializable {
    Shape of(Shape source) {
      Shape one = source.and(more);
      Shape headed = head == 0 ? one : one.saying(head);
      return positions == 0 ? headed : headed.reaching(positions);
    }
  }
}
