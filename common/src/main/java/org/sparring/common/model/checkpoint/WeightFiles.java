package org.sparring.common.model.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
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

  private final FileSystem files;
  private final Path path;

  WeightFiles(FileSystem files, Path path) {
    this.files = files;
    this.path = path;
  }

  Weights read() throws IOException {
    if (files.getFileStatus(path).isFile()) {
      return llamaBin(path);
    }
    boolean whole = files.exists(new Path(path, WHOLE));
    if (whole || files.exists(new Path(path, INDEX))) {
      Architecture shape = ModelConfig.read(contents(config()), path + "/" + CONFIG);
      return new Weights(shape, whole ? safetensors(WHOLE) : shards());
    }
    Path bin = new Path(path, LLAMA_BIN);
    if (files.exists(bin)) {
      return llamaBin(bin);
    }
    throw UserException.settings(
        path
            + ": no model here; it should hold "
            + String.join(", ", WHOLE, INDEX)
            + " with "
            + CONFIG
            + ", or llama2.c's "
            + LLAMA_BIN);
  }

  private Path config() throws IOException {
    Path config = new Path(path, CONFIG);
    if (!files.exists(config)) {
      throw UserException.input(
          path + ": lacks " + CONFIG + ": not a checkpoint, or its writing was interrupted");
    }
    return config;
  }

  private Weights llamaBin(Path bin) throws IOException {
    long length = files.getFileStatus(bin).getLen();
    try (InputStream in = new BufferedInputStream(files.open(bin))) {
      return LlamaBinImport.read(in, length, bin.toString());
    }
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
