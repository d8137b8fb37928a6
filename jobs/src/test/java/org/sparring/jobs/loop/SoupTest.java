package org.sparring.jobs.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.UserException;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.Models;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.follow.Soup;
import org.sparring.jobs.recipe.FreshModel;
import org.sparring.jobs.recipe.ModelSpec;
import org.sparring.jobs.recipe.Recipe;

/** A model that begins as a mixture of its own source and of its leader. */
class SoupTest {
  private static final FreshModel SHAPE = new FreshModel(Family.GPT2, 8, 1, 2, 0, 0, 32, true);
  private static final FreshModel WIDER = new FreshModel(Family.GPT2, 16, 1, 2, 0, 0, 32, true);

  @TempDir Path folder;
  private int runs;

  private static ModelSpec soup(Optional<FreshModel> own, double share) {
    ModelSpec rule = ModelSpec.following(new Soup("policy", share));
    return new ModelSpec(
        "", "", own, Optional.empty(), rule.follow(), List.of(), 0, 0, List.of("*"));
  }

  private Run run(ModelSpec reference) {
    Workspace workspace = LoopFixture.prompts(folder.resolve("run" + runs++), 2);
    Run plain = LoopFixture.run(workspace, 1, LoopFixture.stream());
    Recipe of = plain.recipe();
    Map<String, ModelSpec> models = new LinkedHashMap<>();
    models.put("policy", ModelSpec.fresh(SHAPE));
    models.put("other", reference);
    Recipe recipe =
        new Recipe(
            "test", "", models, of.streams(), List.of(), of.batching(), of.averaging(), List.of());
    return new Run("run", 1, 4, "settings", recipe, plain.numerics(), plain.tokenizer(), workspace);
  }

  private float[] vector(double share, String model) {
    Run run = run(soup(Optional.of(SHAPE), share));
    Snapshot snapshot = new Openings(run, new ThreadFleet()).open().models().get(model);
    int size = Models.layout(snapshot.architecture()).size();
    return new ParameterFiles(run.workspace()).vector(size, snapshot);
  }

  @Test
  void itsParametersAreTheAverage() {
    float[] own = vector(1, "other");
    float[] leader = vector(0, "other");
    float[] half = vector(0.5, "other");
    assertThat(leader).isEqualTo(vector(0.5, "policy")).isNotEqualTo(own);
    for (int i = 0; i < half.length; i++) {
      assertThat(half[i]).isEqualTo((float) (0.5 * own[i] + 0.5 * leader[i]));
    }
  }

  @Test
  void ofOneModelThereIsNoSoup() {
    Run run = run(soup(Optional.empty(), 0.5));
    assertThatThrownBy(() -> new Openings(run, new ThreadFleet()).open())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("models.other is mixed with `policy`, but has no source of its own");
  }

  @Test
  void modelsOfDifferentShapesAreRefused() {
    Run run = run(soup(Optional.of(WIDER), 0.5));
    assertThatThrownBy(() -> new Openings(run, new ThreadFleet()).open())
        .isInstanceOf(UserException.class)
        .hasMessageContaining(
            "models.other is mixed with `policy`, but they have different shapes");
  }
}
