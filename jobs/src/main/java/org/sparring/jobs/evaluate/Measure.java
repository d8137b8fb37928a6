package org.sparring.jobs.evaluate;

import java.util.List;
import java.util.Set;
import org.sparring.common.data.Group;
import org.sparring.common.data.Scored;
import org.sparring.common.part.Part;
import org.sparring.common.random.Draw;

/** What an evaluation measures of the samples of a policy when it is asked to. */
public interface Measure extends Part {
  /** Names of the rewards that it reads; the evaluation must have them. */
  Set<String> rewards();

  /**
   * The quantities. The unit is the prompt.
   *
   * @param groups sampled groups, in the order of their keys
   * @param draw for resampling prompts
   */
  List<Summary> of(List<Group<Scored>> groups, Draw draw);
}
