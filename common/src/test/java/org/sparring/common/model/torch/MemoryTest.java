package org.sparring.common.model.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.sparring.common.data.Signal;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.LanguageModel;
import org.sparring.common.model.Pass;

/** Nothing native outlives the call, the pass or the model that made it. */
class MemoryTest {
  /** In a process whose heap does not grow, so that what grows is outside it. */
  @Test
  void offHeapMemoryIsFlatOverHundredsOfSteps() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms128m", "-Xmx128m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), ManySteps.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    Matcher found = Pattern.compile(ManySteps.SAID).matcher(printed);
    assertThat(found.find()).as(printed).isTrue();
    assertThat(Long.parseLong(found.group(1))).as("pointers").isLessThanOrEqualTo(0);
    assertThat(Long.parseLong(found.group(2))).as("bytes").isLessThan(24L << 20);
  }

  @Test
  void closingModelsAndPassesGivesEveryPointerBack() {
    Architecture shape = Fixtures.tiny(Family.LLAMA);
    Fixtures.model(shape, 0.1).close();
    long pointers = Pointer.totalCount();
    for (int i = 0; i < 5; i++) {
      try (LanguageModel model = Fixtures.model(shape, 0.1);
          Pass pass = model.forward(Fixtures.traces(shape, 2), Set.of(Signal.SCORE), true)) {
        assertThat(pass.at(0, Signal.SCORE)).hasSize(1);
      }
    }
    assertThat(Pointer.totalCount()).isEqualTo(pointers);
  }
}
