package org.sparring.jobs.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparring.common.config.Registry;
import org.sparring.common.part.About;
import org.sparring.common.part.Loss;

class ExplanationTest {
  private static final Registry REGISTRY = Recipes.registry();

  static Stream<Class<? extends Record>> parts() {
    return REGISTRY.slots().stream().flatMap(slot -> REGISTRY.parts(slot).values().stream());
  }

  static List<String> recipes() {
    return Recipes.NAMES;
  }

  @ParameterizedTest
  @MethodSource("parts")
  void everyPartSaysWhatItDoes(Class<? extends Record> part) {
    About about = part.getAnnotation(About.class);
    assertThat(about).as("%s needs @About", part.getName()).isNotNull();
    assertThat(about.value()).as(part.getName()).endsWith(".");
    assertThat(about.formula() + about.paper()).doesNotEndWith(".");
    if (Loss.class.isAssignableFrom(part)) {
      assertThat(about.formula()).as(part.getName()).isNotEmpty();
      assertThat(about.paper()).as(part.getName()).isNotEmpty();
    }
  }

  @Test
  void everySlotHasAPlaceInRecipes() {
    assertThat(Place.ALL)
        .extracting(Place::slot)
        .containsExactlyInAnyOrderElementsOf(REGISTRY.slots());
    assertThat(Place.ALL).allMatch(each -> each.sentence(REGISTRY).endsWith("."));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void everyRecipeFitsOneScreen(String name) {
    Explanation explanation = Explanation.of(name);
    String screen = Screen.of(explanation);
    int streams = explanation.recipe().streams().size();
    assertThat(screen.lines())
        .hasSizeLessThan(55 + 35 * streams)
        .allMatch(line -> line.length() <= 100);
    assertThat(explanation.family())
        .isIn(
            "imitation",
            "reward",
            "offline preference",
            "online preference",
            "policy gradient",
            "selection");
    assertThat(screen).contains(name).contains("START").contains("ROUND");
    assertThat(screen.contains("OBJECTIVE")).isEqualTo(!explanation.family().equals("selection"));
  }

  @Test
  void aValueThatIsNotTheDefaultShowsBoth() {
    assertThat(Screen.of(Explanation.of("grpo")).replaceAll("\\s+", " "))
        .contains("weight = 0.04 (default 1.0), estimator = k3, mean = sequence (default token)")
        .contains(
            "512 groups of each stream = workers 8 x local_steps 4 x groups_per_step 16 / epochs 1")
        .contains("k3 = exp(-d) - 1 + d")
        .contains("Schulman 2020, Approximating KL divergence");
  }

  @Test
  void aPartInsideAPartIsWrittenAsInARecipe() {
    assertThat(Screen.of(Explanation.of("ppo-max")).replaceAll("\\s+", " "))
        .contains("then = {constant: {warmup: 0.1}} (default constant)")
        .contains("adamw of critic: As above. numbers: learning_rate = 1.65e-6");
  }

  @Test
  void numbersAreComparedAsNumbers() {
    assertThat(Explanation.of("ppo").parts())
        .filteredOn(each -> each.place().name().equals("optimiser"))
        .allSatisfy(
            each ->
                assertThat(each.numbers())
                    .filteredOn(number -> !number.usual())
                    .extracting(number -> number.key().key())
                    .containsExactly("learning_rate", "epsilon"));
  }

  @Test
  void partsAreNamedBySlot() {
    Map<String, List<String>> names = Explanation.of("ppo").names();
    assertThat(names)
        .containsEntry("objective", List.of("clipped", "value_error"))
        .containsEntry("optimiser", List.of("adamw"))
        .containsEntry("follow", List.of("fixed"));
    assertThat(Screen.line(Explanation.of("ppo")).toLowerCase(Locale.ROOT))
        .isEqualTo("samples > model > kl_in_reward > gae > whiten > clipped + value_error");
  }
}
