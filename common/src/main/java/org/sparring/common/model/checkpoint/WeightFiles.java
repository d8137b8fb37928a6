package org.sparring.common.model.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Architecture;

/** Finds and reads the files of one model, whatever form they have. */
final class WeightFiles {
  static final String CONFIG = "config.json";
  static final String WHOLE = "model.safetensors";
  private static final String INDEX = "model.safetensors.index.json";
  private static final String LLAMA_BIN = "model.bin";

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte PICKLE = (byte) 0x80;

  private final FileSystem files;
  private final Path path;

  WeightFiles(FileSystem files, Path path) {
    this.files = files;
    this.path = path;
  }

  /** Reads the architecture only. */
  Architecture architecture() throws IOException {
    Path bin = bin();
    if (bin == null) {
      return ModelConfig.read(contents(config()), path + "/" + CONFIG);
    }
    try (InputStream in = files.open(bin)) {
      LittleEndianInput header = new LittleEndianInput(in, bin.toString());
      return LlamaBinImport.architecture(header, length(bin), bin.toString());
    }
  }

  Weights read() throws IOException {
    Path bin = bin();
    if (bin == null) {
      boolean whole = files.exists(new Path(path, WHOLE));
      return new Weights(architecture(), whole ? safetensors(WHOLE) : shards());
    }
    try (InputStream in = new BufferedInputStream(files.open(bin))) {
      return LlamaBinImport.read(in, length(bin), bin.toString());
    }
  }

  /** The llama2.c file; null where there is a safetensors one. */
  private Path bin() throws IOException {
    if (files.getFileStatus(path).isFile()) {
      refusePickle(path);
      return path;
    }
    if (files.exists(new Path(path, WHOLE)) || files.exists(new Path(path, INDEX))) {
      return null;
    }
    Path bin = new Path(path, LLAMA_BIN);
    if (files.exists(bin)) {
      refusePickle(bin);
      return bin;
    }
    for (FileStatus each : files.listStatus(path)) {
      if (each.isFile()) {
        refusePickle(each.getPath());
      }
    }
    throw UserException.input(
        path
            + ": no model here; it should hold "
            + String.join(", ", WHOLE, INDEX)
            + " with "
            + CONFIG
            + ", or llama2.c's "
            + LLAMA_BIN);
  }

  /** Torch's own files, in a zip or bare, run whatever code they hold when they are read. */
  private void refusePickle(Path file) throws IOException {
    byte[] head;
    try (InputStream in = files.open(file)) {
      head = in.readNBytes(ZIP.length);
    }
    boolean bare = head.length > 1 && head[0] == PICKLE && head[1] > 1 && head[1] < 6;
    if (bare || Arrays.equals(head, ZIP)) {
      throw UserException.input(
          file + ": a pickle, which can run code when it is read; convert it to " + WHOLE);
    }
  }

  private long length(Path file) throws IOException {
    return files.getFileStatus(file).getLen();
  }

  private Path config() throws IOException {
    Path config = new Path(path, CONFIG);
    if (!files.exists(config)) {
      throw UserException.input(
          path + ": lacks " + CONFIG + ": not a checkpoint, or its writing was interrupted");
    }
    return config;
  }

  private Map<String, Tensor> safetensors(String name) throws IOException {
    Path file = new Path(path, name);
    try (InputStream in = new BufferedInputStream(files.open(file))) {
      return Safetensors.read(in, file.toString());
    }
  }

  private Map<String, Tensor> shards() throws IOException {
    JsonNode index = new ObjectMapper().readTree(contents(new Path(path, INDEX)));
    Map<String, String> places = new TreeMap<>();
    for (Iterator<Map.Entry<String, JsonNode>> all = index.path("weight_map").fields();
        all.hasNext(); ) {
      Map.Entry<String, JsonNode> each = all.next();
      places.put(each.getKey(), each.getValue().asText());
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (String shard : new TreeSet<>(places.values())) {
      if (shard.contains("/") || !files.exists(new Path(path, shard))) {
        throw UserException.input(path + "/" + INDEX + ": names the shard " + shard + ", absent");
      }
      tensors.putAll(safetensors(shard));
    }
    return tensors;
  }

  private byte[] contents(Path file) throws IOException {
    try (InputStream in = files.open(file)) {
      return in.readAllBytes();
    }
  }
}
