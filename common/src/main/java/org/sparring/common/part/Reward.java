package org.sparring.common.part;

import java.util.List;
import java.util.Set;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;

/** Scores every member of a group; a model's scores arrive as stored rows. */
public interface Reward extends Part {
  /** Columns of the prompt's own that it cannot do without; a run whose prompts lack one stops. */
  default Set<String> columns() {
    return Set.of();
  }

  /** One score per member, in their order. */
  List<Score> score(Group<Rollout> group);
}
