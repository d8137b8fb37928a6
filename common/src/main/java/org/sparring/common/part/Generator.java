package org.sparring.common.part;

import java.util.List;
import java.util.Set;
import org.sparring.common.data.Group;
import org.sparring.common.data.Progress;
import org.sparring.common.data.Request;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Start;

/** Plans samples; the loop draws them in batches over all groups. */
public interface Generator extends Part {
  /** The next requests, given what the group holds so far; empty when it is complete. */
  List<Request> next(Start start, Group<Rollout> soFar, Progress progress, long draw);

  /** Whether the group starts from the responses of the data set. */
  default boolean given() {
    return false;
  }

  /** Whether each given group also holds a response to another prompt, under its own prompt. */
  default boolean mismatched() {
    return false;
  }

  /** Models that it samples from besides the stream's own; the recipe must have them. */
  default Set<String> models() {
    return Set.of();
  }

  /**
   * Whether a sample that reaches its longest length is ended with the end-of-sequence token, which
   * the world writes: it is not trained.
   */
  default boolean closes() {
    return false;
  }

  /**
   * Texts that end a sample besides end-of-sequence. The loop, which has the tokenizer, makes stop
   * tokens of them and refuses those that are no single token.
   */
  default List<String> stop() {
    return List.of();
  }
}
