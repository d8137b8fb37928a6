package org.sparring.jobs.loop;

import java.io.Serializable;
import org.sparring.common.data.Progress;
import org.sparring.common.model.Layout;
import org.sparring.common.model.Numerics;
import org.sparring.common.model.Tokenizer;
import org.sparring.common.random.Draw;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.recipe.Recipe;
import org.sparring.jobs.recipe.Stream;

/**
 * What every stage of a run knows.
 *
 * @param name label of the run; no random number depends on it
 * @param seed root of all random numbers
 * @param rounds how many rounds the run has
 * @param settings hash of the effective settings
 * @param recipe the algorithm
 * @param numerics what bits depend on
 * @param tokenizer the tokenizer that prepared the data
 * @param workspace where tables and manifests live
 */
public record Run(
    String name,
    long seed,
    int rounds,
    String settings,
    Recipe recipe,
    Numerics numerics,
    Tokenizer tokenizer,
    Workspace workspace)
    implements Serializable {

  /** Checks that the tokenizer has the tokens that the recipe's streams name. */
  public Run {
    StopTokens tokens = new StopTokens(tokenizer);
    recipe
        .streams()
        .forEach(
            (stream, each) -> {
              tokens.of(stream, each.generate());
              tokens.steps(stream, each.generate());
            });
  }

  public Draw draw(String purpose) {
    return Draw.seed(seed).with(purpose);
  }

  public Progress progress(int round) {
    return new Progress(round, 0, (double) round / Math.max(1, rounds));
  }

  /** A stream as it is in a round. */
  Stream stream(String name, int round) {
    return recipe.streams().get(name).during(progress(round));
  }

  /** What of a model is trained. */
  SubVector trained(String model, Layout layout) {
    String key = "models.%s.trainable".formatted(model);
    return SubVector.of(layout, recipe.models().get(model).trainable(), key);
  }

  public StageId stage(int round, String stage) {
    return new StageId(name, round, stage);
  }
}
