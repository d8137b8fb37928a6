package org.sparring.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;

class MakeJobTest {
  private static final MakeJob JOB = new MakeJob();

  @TempDir Path folder;
  private Path workspace;
  private Path sentences;

  @BeforeEach
  void write() throws Exception {
    workspace = folder.resolve("workspace");
    sentences = folder.resolve("sentences.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(sentences))) {
      for (int i = 0; i < 10; i++) {
        String row = "{\"label\": %d, \"text\": \"sentence %d\"}%n".formatted(i % 2, i);
        out.write(row.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private Result make(Path from, int every) throws Exception {
    Settings given =
        Settings.empty()
            .set("workspace", workspace.toString(), "test")
            .set("polarity.from", from.toString(), "test")
            .set("polarity.every=" + every);
    return JOB.run(null, JobRunner.effective(JOB, given));
  }

  @Test
  void compressedSentencesBecomePairsInTheWorkspace() throws Exception {
    Result result = make(sentences, 5);
    assertThat(result.facts()).containsEntry("pairs", 5).containsEntry("left over", 0);
    assertThat(Files.readAllLines(workspace.resolve("input/polarity.jsonl"))).hasSize(4);
    assertThat(Files.readAllLines(workspace.resolve("input/heldout-polarity.jsonl"))).hasSize(1);
    assertThat(make(sentences, 5).facts()).isEqualTo(result.facts());
  }

  @Test
  void filesThatRunsMayHaveReadAreNeverReplaced() throws Exception {
    make(sentences, 5);
    byte[] before = Files.readAllBytes(workspace.resolve("input/polarity.jsonl"));
    assertThatThrownBy(() -> make(sentences, 2))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("polarity.jsonl was made with other settings");
    assertThat(workspace.resolve("input/polarity.jsonl")).hasBinaryContent(before);
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> make(folder.resolve("nothing.jsonl"), 2))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("polarity.from: there is no file " + folder);
  }
}
