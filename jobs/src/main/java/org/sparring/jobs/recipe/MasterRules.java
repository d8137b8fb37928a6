package org.sparring.jobs.recipe;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sparring.common.config.UserException;
import org.sparring.common.data.Row;
import org.sparring.common.data.Signal;
import org.sparring.common.part.Guard;
import org.sparring.common.part.Loss;
import org.sparring.common.part.Outer;
import org.sparring.common.part.Reach;
import org.sparring.common.part.Term;
import org.sparring.jobs.outer.Mean;

/**
 * What {@code averaging.by: dl4j} can do: one network over features, trained on the scores of
 * groups whose order is known, averaged by a plain mean.
 */
final class MasterRules {
  private MasterRules() {}

  static void check(
      Map<String, ModelSpec> models,
      Map<String, Stream> streams,
      List<Learner> learners,
      Outer outer,
      List<Guard> guards) {
    require(learners.size() == 1, "learners", "name one model that is trained");
    require(streams.size() == 1, "streams", "name one");
    require(guards.isEmpty(), "guards", "leave them out");
    require(outer instanceof Mean, "averaging.outer", "must be mean");
    String model = learners.get(0).model();
    ModelSpec spec = models.get(model);
    require(
        spec.fresh().isEmpty() && spec.checkpoint().isEmpty() && !spec.frozenInPart(),
        "models." + model,
        "must be a network over features, trained as a whole: give `features: {...}`");
    Stream stream = streams.values().iterator().next();
    for (Term term : stream.objective()) {
      check(term, new Row(model, Signal.SCORE));
    }
  }

  private static void check(Term term, Row score) {
    Loss loss = term.loss();
    require(
        loss.live().equals(Set.of(score))
            && loss.reads().isEmpty()
            && loss.reach() == Reach.GROUP
            && loss.memory().length == 0,
        "objective." + term.name(),
        "must be a loss of the scores of one group, as bradley_terry is");
  }

  private static void require(boolean holds, String key, String remedy) {
    if (!holds) {
      throw UserException.settings(
          "%s does not go with averaging.by = dl4j: %s; or use averaging.by = slices"
              .formatted(key, remedy));
    }
  }
}
