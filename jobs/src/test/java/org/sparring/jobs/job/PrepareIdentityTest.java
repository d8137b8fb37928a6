package org.sparring.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;
import org.sparring.datasets.read.SourceSettings;
import org.sparring.datasets.read.file.InputFile;
import org.sparring.jobs.prepare.Preparation;

/** A run is what it read: other content is another run, however alike the files look. */
class PrepareIdentityTest extends PrepareTesting {
  private static final String SOURCES = "sources: [{path: %s}]\n";

  private void refused(String run, String yaml) {
    Result result = job(run, yaml);
    assertThat(result.code()).isEqualTo(ExitCode.USAGE);
    assertThat(result.reason()).contains("`" + run + "`", "give it another name");
  }

  @Test
  void aFileChangedInPlaceToTheSameLengthAndTimeMakesAnotherRun() throws IOException {
    Path file = Path.of(write("pairs.jsonl", pair("a", "b", "c"), pair("b", "c", "d")));
    FileTime time = Files.getLastModifiedTime(file);
    String yaml = SOURCES.formatted(file);
    assertThat(job("run", yaml).code()).isEqualTo(ExitCode.DONE);
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    assertThat(job("run", yaml).code())
        .as("when it was written is no matter")
        .isEqualTo(ExitCode.DONE);
    write("pairs.jsonl", pair("a", "b", "c"), pair("b", "d", "c"));
    Files.setLastModifiedTime(file, time);
    refused("run", yaml);
    write("pairs.jsonl", pair("a", "b", "c"), pair("b", "c", "d"));
    assertThat(job("run", yaml).code()).as("as it was").isEqualTo(ExitCode.DONE);
  }

  @Test
  void anEarlierRunWithOtherRowsMakesAnotherRun() throws IOException {
    String old = write("old.jsonl", pair("a", "b", "c"), pair("b", "c", "d"));
    String added = write("new.jsonl", pair("a", "d", "c"));
    String yaml =
        SOURCES.formatted(added)
            + "stages: [normalise, split: {previous: earlier}, tokenise, prompts]\n";
    assertThat(job("earlier", SOURCES.formatted(old)).code()).isEqualTo(ExitCode.DONE);
    assertThat(job("later", yaml).code()).isEqualTo(ExitCode.DONE);
    forget("earlier");
    assertThat(job("earlier", SOURCES.formatted(old)).code()).isEqualTo(ExitCode.DONE);
    assertThat(job("later", yaml).code()).as("the same rows again").isEqualTo(ExitCode.DONE);
    forget("earlier");
    String held = SOURCES.formatted(old + ", split: test");
    assertThat(job("earlier", held).code()).isEqualTo(ExitCode.DONE);
    refused("later", yaml);
  }

  @Test
  void otherTokensBesideATemplateMakeAnotherRun() throws IOException {
    String file =
        write(
            "pairs.jsonl",
            "{'messages': [{'role': 'user', 'content': 'a'}, {'role': 'assistant', 'content':"
                + " 'b'}]}");
    String jinja =
        write("chat.jinja", "{{ bos_token }}{% for m in messages %}{{ m.content }} {% endfor %}");
    write("tokenizer_config.json", "{'bos_token': '<s>', 'eos_token': '</s>'}");
    String yaml = SOURCES.formatted(file) + "template: " + jinja + "\n";
    Result first = job("chat", yaml);
    assertThat(first.code()).as(first.reason()).isEqualTo(ExitCode.DONE);
    assertThat(job("chat", yaml).code()).isEqualTo(ExitCode.DONE);
    write("tokenizer_config.json", "{'bos_token': '<x>', 'eos_token': '</s>'}");
    refused("chat", yaml);
  }

  /** Takes back what a run committed. */
  private void forget(String run) throws IOException {
    Path commits = folder.resolve("work/_commits").resolve(run);
    try (Stream<Path> files = Files.walk(commits)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @Test
  void aFileThatChangesWhileItIsReadIsNamed() throws IOException {
    String file = write("pairs.jsonl", pair("a", "b", "c"));
    Preparation preparation =
        new Preparation(spark, settings("run", 8, SourceSettings.of(folder + "/*.jsonl")), null);
    List<InputFile> before = preparation.inputs();
    preparation.refuseChanged(before);
    write("pairs.jsonl", pair("a", "b", "c d"));
    assertThatThrownBy(() -> preparation.refuseChanged(before))
        .isInstanceOfSatisfying(
            UserException.class, wrong -> assertThat(wrong.code()).isEqualTo(ExitCode.INPUT))
        .hasMessageContaining("'" + file + "' changed while it was read");
    List<InputFile> now = preparation.inputs();
    String other = write("q.jsonl", pair("a", "b", "c"));
    assertThatThrownBy(() -> preparation.refuseChanged(now)).hasMessageContaining(other);
  }
}
