package org.sparring.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparring.common.config.Settings;

class BundledTest {
  @ParameterizedTest
  @ValueSource(strings = {"demo", "study", "study-judges"})
  void everyKeyHasItsValue(String name) {
    Settings settings =
        new Bundled(name)
            .with(Map.of("workspace", "/somewhere", "seed", 7L, "imitation", 3, "rounds", 2));
    assertThat(settings.print()).doesNotContain("${");
    PipelineSettings bound = settings.bind(PipelineSettings.class);
    assertThat(bound.workspace()).isEqualTo("/somewhere");
    assertThat(bound.shared().text("seed")).contains("7");
    assertThat(bound.steps()).isNotEmpty();
  }
}
