package org.sparring.jobs.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Numerics;
import org.sparring.common.part.Guard;
import org.sparring.jobs.loop.Keep;
import org.sparring.jobs.recipe.Averaging;
import org.sparring.jobs.recipe.Batching;
import org.sparring.jobs.recipe.Learner;
import org.sparring.jobs.recipe.ModelSpec;
import org.sparring.jobs.recipe.Recipe;
import org.sparring.jobs.recipe.Stream;

/** Settings of a training run: a recipe, and where and how long it runs. */
public record TrainSettings(
    @Param("Folder of the workspace, on any file system that Hadoop knows.") String workspace,
    @Param("Name of the run: a label, on which no result depends.") String run,
    @Param(value = "Root of all random numbers.", or = "1") long seed,
    @Param(value = "Rounds of the run.", or = "8", min = 1) int rounds,
    @Param(value = "What bits depend on.", or = "{}") Numerics numerics,
    @Param("Name of the recipe.") String recipe,
    @Param(value = "Family of the recipe, for listings.", or = "''") String family,
    @Param(value = "Paper that the recipe follows.", or = "''") String paper,
    @Param("Models by name.") Map<String, ModelSpec> models,
    @Param("Streams by name.") Map<String, Stream> streams,
    @Param("What is trained.") List<Learner> learners,
    @Param(value = "How groups become steps.", or = "{}") Batching batching,
    @Param(value = "Local steps and averaging.", or = "{}") Averaging averaging,
    @Param(value = "Guards of a worker's steps.", or = "[]") List<Guard> guards,
    @Param("Rounds whose parameters and roll-outs are kept; none keeps all of them.")
        Optional<Keep> keep) {

  /** The algorithm alone. */
  public Recipe plan() {
    boolean learns = streams.values().stream().anyMatch(each -> !each.objective().isEmpty());
    if (learners.isEmpty() && learns) {
      throw UserException.settings("learners: name at least one model that is trained");
    }
    if (streams.isEmpty()) {
      throw UserException.settings("streams: name at least one, as in `main: {...}`");
    }
    return new Recipe(recipe, paper, models, streams, learners, batching, averaging, guards);
  }
}
