package org.sparring.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.jobs.recipe.Explanation;
import org.sparring.jobs.recipe.Recipes;
import org.sparring.jobs.recipe.Screen;

class RecipesJobTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void listsEveryRecipeInATable() {
    assertThat(run("").code()).isEqualTo(ExitCode.DONE);
    assertThat(printed()).hasSize(Recipes.NAMES.size() + 1);
    assertThat(printed().get(0)).startsWith("recipe").contains("family", "parts", "paper");
    assertThat(printed().get(Recipes.NAMES.indexOf("grpo") + 1))
        .startsWith("grpo")
        .contains("policy gradient", "DeepSeekMath");
  }

  @Test
  void explainsOne() {
    assertThat(run("{action: explain, recipe: dpo}").code()).isEqualTo(ExitCode.DONE);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(Screen.of(Explanation.of("dpo")));
  }

  @Test
  void printsOneObjectALine() throws Exception {
    run("json: true");
    assertThat(printed()).hasSize(Recipes.NAMES.size());
    JsonNode grpo = new ObjectMapper().readTree(printed().get(Recipes.NAMES.indexOf("grpo")));
    assertThat(grpo.path("name").asText()).isEqualTo("grpo");
    assertThat(grpo.path("family").asText()).isEqualTo("policy gradient");
    assertThat(grpo.at("/parts/objective/1").asText()).isEqualTo("kl");
  }

  @Test
  void asksForTheNameOrNamesTheKnownOnes() {
    Result nameless = run("action: explain");
    assertThat(nameless.code()).isEqualTo(ExitCode.USAGE);
    assertThat(nameless.reason()).contains(String.join(", ", Recipes.NAMES));
    Result unknown = run("{action: explain, recipe: gpro}");
    assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.reason()).contains("gpro").contains("grpo");
  }

  private Result run(String settings) {
    PrintStream nothing = new PrintStream(OutputStream.nullOutputStream(), true);
    Job job = new RecipesJob(new PrintStream(out, true, StandardCharsets.UTF_8));
    return new JobRunner(nothing, nothing, true).run(job, Settings.parse(settings));
  }

  private List<String> printed() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
