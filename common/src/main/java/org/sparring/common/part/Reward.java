package org.sparring.common.part;

import java.util.List;
import java.util.Set;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Row;
import org.sparring.common.data.Score;
import org.sparring.common.data.View;

/** Scores every member of a group; a model's scores arrive as stored rows. */
public interface Reward extends Part {
  /** Columns of the prompt's own that it cannot do without; a run whose prompts lack one stops. */
  default Set<String> columns() {
    return Set.of();
  }

  /** What models shall say of its views. */
  default Set<Row> viewed() {
    return Set.of();
  }

  /** Texts besides the members that models read before it scores the group. */
  default List<View> views(Group<Rollout> group, Encoding encoding) {
    return List.of();
  }

  /** One score per member, in their order. */
  List<Score> score(Group<Rollout> group);

  /**
   * The same where models have read something for it.
   *
   * @param views its views of the group, in their order, with what it asked for
   */
  default List<Score> score(Group<Rollout> group, List<View> views) {
    return score(group);
  }
}
