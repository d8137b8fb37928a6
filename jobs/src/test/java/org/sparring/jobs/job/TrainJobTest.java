package org.sparring.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.sparring.common.config.Settings;
import org.sparring.jobs.recipe.Recipes;

class TrainJobTest {
  private static String run(String recipe) {
    return new TrainJob("train", "", recipe).base(Settings.empty()).text("run").orElseThrow();
  }

  @ParameterizedTest
  @FieldSource("org.sparring.jobs.recipe.Recipes#NAMES")
  void everyRecipeNamesARun(String recipe) {
    assertThat(run(recipe)).matches("[a-z0-9][a-z0-9._-]*");
  }

  @ParameterizedTest
  @CsvSource({"dpo, dpo", "reinforce++-baseline, reinforcepp-baseline"})
  void aRunIsNamedAfterItsRecipe(String recipe, String run) {
    assertThat(Recipes.NAMES).contains(recipe);
    assertThat(run(recipe)).isEqualTo(run);
  }
}
