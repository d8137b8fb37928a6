package org.sparring.common.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Architecture;
import org.sparring.common.model.Architecture.Family;
import org.sparring.common.model.Architecture.Output;
import org.sparring.common.model.Models;
import org.sparring.common.model.Tokenizer;
import org.sparring.common.model.text.WordTokenizer;
import org.sparring.common.random.Draw;

class CheckpointsTest {
  private static final Configuration HADOOP = new Configuration();
  private static final Tokenizer WORDS = WordTokenizer.ofWords(List.of("a", "b", "c"));

  @TempDir private Path folder;

  private static Checkpoint sample(Family family, boolean tied, Set<Output> outputs) {
    int keyHeads = family == Family.GPT2 ? 2 : 1;
    Architecture shape =
        new Architecture(family, 8, 8, 2, 2, keyHeads, 12, 16, tied, 1e-5, 10_000, outputs, 0);
    return new Checkpoint(shape, Models.initial(shape, Draw.seed(3)), WORDS);
  }

  private void write(Checkpoint checkpoint) {
    Checkpoints.write(folder.toString(), checkpoint, HADOOP);
  }

  private Checkpoint read(Set<Output> outputs) {
    return Checkpoints.read(folder.toString(), outputs, HADOOP);
  }

  private Map<String, Tensor> tensors() throws IOException {
    try (var in = Files.newInputStream(folder.resolve("model.safetensors"))) {
      return new LinkedHashMap<>(Safetensors.read(in, "model.safetensors"));
    }
  }

  private void replace(String name, Map<String, Tensor> tensors) throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
      Safetensors.write(out, tensors);
    }
    Files.deleteIfExists(folder.resolve("." + name + ".crc"));
  }

  private void replaceText(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
    Files.deleteIfExists(folder.resolve("." + name + ".crc"));
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void foldersAreWhole(Family family) {
    for (boolean tied : new boolean[] {true, false}) {
      Checkpoint checkpoint = sample(family, tied, Set.of(Output.VALUE, Output.SCORE));
      write(checkpoint);
      Checkpoint back = read(Set.of(Output.SCORE, Output.VALUE));
      assertThat(back.architecture()).isEqualTo(checkpoint.architecture());
      assertThat(back.parameters()).isEqualTo(checkpoint.parameters());
      assertThat(back.tokenizer()).isEqualTo(WORDS);
      assertThat(back.missing()).isEmpty();
      assertThat(Checkpoints.architecture(folder.toUri().toString(), HADOOP))
          .isEqualTo(checkpoint.architecture());
    }
  }

  @Test
  void aHeadOfKIsPartOfTheFolder() {
    Architecture shape = sample(Family.GPT2, true, Set.of(Output.SCORE)).architecture().saying(5);
    Checkpoint checkpoint = new Checkpoint(shape, Models.initial(shape, Draw.seed(3)), WORDS);
    write(checkpoint);
    Checkpoint back = read(Set.of(Output.SCORE));
    assertThat(back.architecture().head()).isEqualTo(5);
    assertThat(back.architecture()).isEqualTo(shape);
    assertThat(back.parameters()).isEqualTo(checkpoint.parameters());
    assertThat(Checkpoints.tensors(folder.toString(), HADOOP).get("head.weight")).hasSize(5 * 8);
    assertThatThrownBy(() -> shape.saying(4)).hasMessageContaining("head = 4 must stay 5");
  }

  @Test
  void missingHeadsAreNamed() {
    write(sample(Family.LLAMA, true, Set.of()));
    Checkpoint back = read(Set.of(Output.VALUE));
    assertThat(back.missing()).containsExactly("value_head.weight", "value_head.bias");
    assertThat(back.parameters()).hasSize(Models.layout(back.architecture()).size());
    assertThat(Checkpoints.tensors(folder.toString(), HADOOP))
        .containsKey("model.layers.1.mlp.up_proj.weight")
        .doesNotContainKey("value_head.weight");
    write(sample(Family.LLAMA, true, Set.of(Output.SCORE)));
    assertThat(Checkpoints.tensors(folder.toString(), HADOOP)).containsKey("score.weight");
    assertThat(read(Set.of()).parameters())
        .isEqualTo(sample(Family.LLAMA, true, Set.of()).parameters());
  }

  @Test
  void theBodysPrefixMayBeAbsent() throws Exception {
    Checkpoint checkpoint = sample(Family.GPT2, true, Set.of());
    write(checkpoint);
    Map<String, Tensor> bare = new LinkedHashMap<>();
    tensors().forEach((name, tensor) -> bare.put(name.replace("transformer.", ""), tensor));
    bare.put("h.0.attn.bias", Tensor.of(new float[1], 1, 1));
    replace("model.safetensors", bare);
    assertThat(read(Set.of()).parameters()).isEqualTo(checkpoint.parameters());
  }

  @Test
  void shardsAreReadTogether() throws Exception {
    Checkpoint checkpoint = sample(Family.LLAMA, false, Set.of());
    write(checkpoint);
    Map<String, Tensor> first = tensors();
    Tensor head = first.remove("lm_head.weight");
    replace("model-00001-of-00002.safetensors", first);
    replace("model-00002-of-00002.safetensors", Map.of("lm_head.weight", head));
    Files.delete(folder.resolve("model.safetensors"));
    StringBuilder map = new StringBuilder();
    first.keySet().forEach(name -> map.append(entry(name, 1)).append(','));
    replaceText(
        "model.safetensors.index.json",
        "{\"weight_map\": {" + map + entry("lm_head.weight", 2) + "}}");
    assertThat(read(Set.of()).parameters()).isEqualTo(checkpoint.parameters());
    Files.delete(folder.resolve("model-00002-of-00002.safetensors"));
    assertThatThrownBy(() -> read(Set.of()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("model-00002-of-00002.safetensors");
  }

  private static String entry(String name, int shard) {
    return "\"%s\": \"model-0000%d-of-00002.safetensors\"".formatted(name, shard);
  }

  @Test
  void wrongTensorsAreNamed() throws Exception {
    write(sample(Family.LLAMA, true, Set.of()));
    Map<String, Tensor> good = tensors();
    String name = "model.layers.1.mlp.gate_proj.weight";
    Map<String, Tensor> shaped = new LinkedHashMap<>(good);
    shaped.put(name, Tensor.of(new float[96], 8, 12));
    refused(shaped, "tensor " + name + ": has shape [8, 12], expected [12, 8]");
    Map<String, Tensor> fewer = new LinkedHashMap<>(good);
    fewer.remove(name);
    refused(fewer, "tensor " + name + ": is missing, expected shape [12, 8]");
    float[] broken = new float[96];
    broken[7] = Float.NaN;
    Map<String, Tensor> ill = new LinkedHashMap<>(good);
    ill.put(name, Tensor.of(broken, 12, 8));
    refused(ill, "tensor " + name + ": number 7 is NaN");
  }

  private void refused(Map<String, Tensor> tensors, String message) throws IOException {
    replace("model.safetensors", tensors);
    assertThatThrownBy(() -> read(Set.of()))
        .isInstanceOfSatisfying(
            UserException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.INPUT))
        .hasMessageContaining(folder.toString())
        .hasMessageContaining(message);
  }

  @Test
  void unfinishedAndOtherFoldersAreRefused() throws Exception {
    assertThatThrownBy(() -> read(Set.of())).hasMessageContaining("no model here");
    assertThatThrownBy(() -> Checkpoints.architecture(folder + "/absent", HADOOP))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no such checkpoint");
    write(sample(Family.LLAMA, true, Set.of()));
    replaceText("other.model", "");
    assertThatThrownBy(() -> write(sample(Family.LLAMA, true, Set.of())))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("other.model");
    Files.delete(folder.resolve("config.json"));
    assertThatThrownBy(() -> read(Set.of()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("config.json");
  }

  @Test
  void theTokenizerMustFit() {
    Checkpoint checkpoint = sample(Family.LLAMA, true, Set.of());
    Tokenizer larger = WordTokenizer.ofWords(List.of("a", "b", "c", "d", "e"));
    write(new Checkpoint(checkpoint.architecture(), checkpoint.parameters(), larger));
    assertThatThrownBy(() -> read(Set.of()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("9 ids, the model only 8");
  }

  @Test
  void llamaFoldersReadAsTheyAre() {
    Path model = Path.of(System.getProperty("sparring.shared", ""), "data/models/tinystories-936k");
    Assumptions.assumeTrue(Files.exists(model), () -> model + " is absent");
    Checkpoint checkpoint = Checkpoints.read(model.toString(), Set.of(), HADOOP);
    assertThat(checkpoint.parameters()).hasSize(936_448);
    assertThat(Checkpoints.read(model + "/model.bin", Set.of(), HADOOP).parameters())
        .isEqualTo(checkpoint.parameters());
    write(checkpoint);
    assertThat(read(Set.of()).parameters()).isEqualTo(checkpoint.parameters());
    assertThat(read(Set.of()).tokenizer().encode("Once")).isNotEmpty();
  }
}
