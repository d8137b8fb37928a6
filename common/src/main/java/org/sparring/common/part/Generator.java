package org.sparring.common.part;

import java.util.List;
import java.util.Set;
import org.sparring.common.data.Group;
import org.sparring.common.data.Progress;
import org.sparring.common.data.Request;
import org.sparring.common.data.Role;
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

  /** Models that it samples from besides the stream's own; the recipe must have them. */
  default Set<String> models() {
    return Set.of();
  }

  /**
   * Roles of the members that are made of given responses. Mismatched ones are the loop's to make:
   * each group gets a response to another prompt, under its own prompt.
   */
  default Set<Role> roles() {
    return Set.of();
  }

  /** Facts of given responses that parts read, by {@link Group#fact}. */
  default Set<String> facts() {
    return Set.of();
  }

  /**
   * Members that it makes of a group of given responses, without a model; what parts read is stored
   * for them as for others, and they have no rank.
   *
   * @param given the group, in the order that the data set gives it
   * @param encoding makes ids of texts
   * @param draw key of its random numbers
   */
  default List<Rollout> derived(Group<Rollout> given, Encoding encoding, long draw) {
    return List.of();
  }

  /**
   * Whether the best response of the data set stands in the group, as an anchor, before samples.
   */
  default boolean anchored() {
    return false;
  }

  /**
   * Length of a response, in tokens, at which one that was cut has ended. One that was cut before
   * it stays open, and the next round goes on with it: such a generator makes groups of one. 0:
   * what is cut has ended.
   */
  default int longest() {
    return 0;
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

  /**
   * Texts that end a step inside a sample: their tokens are among its turn ends, as its last token
   * always is. They are made tokens as those of {@link #stop} are.
   */
  default List<String> steps() {
    return List.of();
  }
}
