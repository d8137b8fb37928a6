package org.sparring.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.Describe;
import org.sparring.common.config.Registry;
import org.sparring.common.part.About;

class StageDocsTest {
  private static final Path PAGE = Path.of(System.getProperty("sparring.root"), "docs/stages.md");

  @Test
  void thePageIsUpToDate() throws IOException {
    if (Boolean.getBoolean("sparring.write")) {
      Files.writeString(PAGE, StageDocs.markdown());
    }
    assertThat(PAGE)
        .as(
            "regenerate: mvn -q test -pl jobs -am -Dtest=StageDocsTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dsparring.write=true")
        .exists()
        .content()
        .isEqualTo(StageDocs.markdown());
  }

  @Test
  void everyStageAndSettingIsDescribed() {
    Registry registry = Stages.registry();
    registry
        .parts(Stage.class)
        .forEach(
            (name, stage) -> {
              assertThat(stage.getAnnotation(About.class)).as(name).isNotNull();
              assertThat(stage.getAnnotation(About.class).value()).as(name).endsWith(".");
              assertThat(Describe.of(stage, registry))
                  .allSatisfy(key -> assertThat(key.sentence()).as(key.key()).endsWith("."));
            });
  }

  @Test
  void theDefaultOfTheSettingIsTheUsualList() {
    String usual = Stages.usual().stream().map(Stage::name).toList().toString();
    assertThat(
            Describe.of(PrepareSettings.class, Stages.registry()).stream()
                .filter(key -> key.key().equals("stages"))
                .map(Describe.Key::fallback))
        .containsExactly(usual);
  }
}
