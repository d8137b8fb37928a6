package org.sparring.common.part;

import java.util.List;
import org.sparring.common.data.Group;
import org.sparring.common.data.Rollout;
import org.sparring.common.data.Score;

/** Scores every member of a group; a model's scores arrive as stored rows. */
public interface Reward extends Part {
  /** One score per member, in their order. */
  List<Score> score(Group<Rollout> group);
}
