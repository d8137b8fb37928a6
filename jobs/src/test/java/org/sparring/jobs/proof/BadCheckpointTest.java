package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.Architecture.Output;
import org.sparring.common.model.Models;
import org.sparring.common.model.checkpoint.Checkpoint;
import org.sparring.common.model.checkpoint.Checkpoints;
import org.sparring.common.model.checkpoint.Safetensors;
import org.sparring.common.model.checkpoint.Tensor;
import org.sparring.common.model.text.WordTokenizer;
import org.sparring.common.random.Draw;
import org.sparring.jobs.job.ImportJob;
import org.sparring.jobs.job.Job;
import org.sparring.jobs.job.JobRunner;
import org.sparring.jobs.job.Result;
import org.sparring.jobs.job.TrainJob;

/** Checkpoints that are broken, each in one way, by the command that people give. */
class BadCheckpointTest {
  private static final Configuration HADOOP = new Configuration();
  private static final String WEIGHTS = "model.safetensors";
  private static final String CONFIG = "config.json";
  private static final String NORM = "transformer.ln_f.weight";

  @TempDir static Path folder;
  private static SparkSession spark;
  private static World world;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  /** What is wrong, and what is said of it. */
  enum Fault {
    NOWHERE(BadCheckpointTest::delete, "no such checkpoint", ""),
    CUT(at -> cut(at.resolve(WEIGHTS)), "cut short: the file ends inside", WEIGHTS),
    HEADLESS(at -> write(at.resolve(WEIGHTS), new byte[] {1, 2}), "cut short", WEIGHTS),
    NO_HEADER(at -> write(at.resolve(WEIGHTS), new byte[64]), "not safetensors", WEIGHTS),
    LONGER(
        at -> write(at.resolve(WEIGHTS), Arrays.copyOf(bytes(at.resolve(WEIGHTS)), 99_999)),
        "goes on after its last tensor",
        WEIGHTS),
    SHAPE(at -> change(at, NORM, new Tensor(new long[] {4}, new float[4])), "has shape [4]", NORM),
    NAN(at -> change(at, NORM, nan()), "number 3 is NaN: the model is broken", NORM),
    ABSENT(at -> change(at, NORM, null), "is missing, expected shape [8]", NORM),
    HEAD(at -> change(at, "score.weight", null), "lacks the head score.weight", ""),
    OTHER_WIDTH(at -> config(at, "\"n_embd\" : 8", "\"n_embd\" : 16"), "expected [", "shape"),
    ODD_WIDTH(at -> config(at, "\"n_embd\" : 8", "\"n_embd\" : 9"), "n_head", CONFIG),
    NO_WIDTH(at -> config(at, "\"n_embd\" : 8", "\"n\" : 8"), "n_embd must be a whole", CONFIG),
    EPSILON(at -> config(at, "epsilon\" : 1.0E-5", "epsilon\" : 7"), "epsilon = 7", CONFIG),
    KIND(at -> config(at, "\"gpt2\"", "\"mamba\""), "model_type 'mamba'", CONFIG),
    NO_JSON(at -> write(at.resolve(CONFIG), new byte[] {'{'}), "not JSON", CONFIG),
    UNFINISHED(at -> delete(at.resolve(CONFIG)), "lacks config.json", "interrupted"),
    EMPTY(at -> delete(at.resolve(WEIGHTS)), "no model here", "model.safetensors"),
    PICKLE(at -> pickle(at, (byte) 0x80, (byte) 2), "a pickle, which can run code", "convert"),
    ZIPPED(at -> pickle(at, (byte) 'P', (byte) 'K', (byte) 3, (byte) 4), "a pickle", "convert"),
    INDEX(BadCheckpointTest::index, "names the shard absent.safetensors, absent", ""),
    NO_INDEX(
        at -> {
          delete(at.resolve(WEIGHTS));
          write(at.resolve(WEIGHTS + ".index.json"), new byte[] {'['});
        },
        "not JSON",
        "");

    private final Consumer<Path> harm;
    private final String message;
    private final String place;

    Fault(Consumer<Path> harm, String message, String place) {
      this.harm = harm;
      this.message = message;
      this.place = place;
    }
  }

  @BeforeAll
  static void prepare() {
    spark = Session.open("local[1]", 1);
    world = World.make(folder.resolve("data"), folder.resolve("workspace")).prepared(spark);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static Path checkpoint(String name) {
    Architecture shape =
        new Architecture(
            Family.GPT2, 128, 8, 1, 2, 2, 12, 64, true, 1e-5, 10_000, Set.of(Output.SCORE), 0);
    WordTokenizer words = WordTokenizer.ofWords(List.of("a", "b"));
    Path at = folder.resolve(name);
    Checkpoints.write(
        at.toString(), new Checkpoint(shape, Models.initial(shape, Draw.seed(3)), words), HADOOP);
    return at;
  }

  private Result run(Job job, Settings settings) {
    PrintStream messages = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new JobRunner(messages, messages, true)
        .run(job, settings.set("workspace", world.workspace().root(), "the test"));
  }

  private static Settings imported(Path at, String run) {
    return Settings.parse("{checkpoint: %s, run: %s}".formatted(at, run));
  }

  @Test
  void aWholeOneIsImported() {
    Path whole = checkpoint("whole");
    Result result = run(new ImportJob(), imported(whole, "whole"));
    assertThat(result.code()).as(said.toString(StandardCharsets.UTF_8)).isEqualTo(ExitCode.DONE);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aBrokenOneIsThreeAndTellsWhy(Fault fault) {
    Path at = checkpoint(fault.name());
    fault.harm.accept(at);
    Result result = run(new ImportJob(), imported(at, "bad"));
    assertThat(result.code()).as(result.reason()).isEqualTo(ExitCode.INPUT);
    assertThat(result.reason()).contains(fault.message, fault.place);
    assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("\tat ");
    assertThat(world.workspace().runs()).doesNotContain("bad");
  }

  @Test
  void aModelThatScoresNeedsItsHead() {
    Path at = checkpoint("scoring");
    change(at, "score.weight", null);
    for (String origin : List.of("checkpoint: " + at, "from: plain/policy")) {
      if (origin.startsWith("from")) {
        world.train(World.settings("dpo").set("run=plain"), new ThreadFleet());
      }
      Settings ppo = World.settings("ppo").set("models.reward={from: ~}");
      Result result =
          run(
              new TrainJob("train", "", "ppo"),
              ppo.set("models.reward={%s, outputs: [score]}".formatted(origin)));
      assertThat(result.code()).as(result.reason()).isEqualTo(ExitCode.INPUT);
      assertThat(result.reason()).contains("models.reward: ", "lacks the head score.weight");
    }
  }

  private static void index(Path at) {
    delete(at.resolve(WEIGHTS));
    String json = "{\"weight_map\": {\"x\": \"absent.safetensors\"}}";
    write(at.resolve(WEIGHTS + ".index.json"), json.getBytes(StandardCharsets.UTF_8));
  }

  private static void pickle(Path at, byte... head) {
    delete(at.resolve(WEIGHTS));
    write(at.resolve("pytorch_model.bin"), Arrays.copyOf(head, 100));
  }

  private static void config(Path at, String from, String to) {
    String text = new String(bytes(at.resolve(CONFIG)), StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    write(at.resolve(CONFIG), text.replace(from, to).getBytes(StandardCharsets.UTF_8));
  }

  private static Tensor nan() {
    float[] values = new float[8];
    values[3] = Float.NaN;
    return new Tensor(new long[] {8}, values);
  }

  /** Puts another tensor in a name's place, or none. */
  private static void change(Path at, String name, Tensor other) {
    try {
      Map<String, Tensor> tensors;
      try (var in = Files.newInputStream(at.resolve(WEIGHTS))) {
        tensors = new LinkedHashMap<>(Safetensors.read(in, WEIGHTS));
      }
      assertThat(tensors).containsKey(name);
      tensors.remove(name);
      if (other != null) {
        tensors.put(name, other);
      }
      delete(at.resolve("." + WEIGHTS + ".crc"));
      try (OutputStream out = Files.newOutputStream(at.resolve(WEIGHTS))) {
        Safetensors.write(out, tensors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void cut(Path file) {
    byte[] whole = bytes(file);
    write(file, Arrays.copyOf(whole, whole.length - 100));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, byte[] content) {
    delete(file.resolveSibling("." + file.getFileName() + ".crc"));
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      if (Files.isDirectory(file)) {
        try (var inside = Files.list(file)) {
          inside.forEach(BadCheckpointTest::delete);
        }
      }
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
